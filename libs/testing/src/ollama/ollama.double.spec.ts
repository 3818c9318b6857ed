import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ollama, type ChatResponse } from 'ollama';
import type { ModelScript } from '../model/model-script.types.js';
import { OllamaDouble } from './ollama.double.js';

const messages = [{ role: 'user', content: 'How much is it?' }];

interface Line {
  message: { content: string; tool_calls?: { function: { name: string; arguments: unknown } }[] };
  done: boolean;
  done_reason?: string;
  eval_count?: number;
}

describe('the double of Ollama', () => {
  let double: OllamaDouble;
  beforeAll(async () => {
    double = await OllamaDouble.start();
  });
  afterAll(() => double.close());
  beforeEach(() => double.reset());

  const post = (path: string, body: unknown): Promise<Response> => fetch(double.baseUrl + path, { method: 'POST', body: JSON.stringify(body) });
  const lines = async (script: ModelScript): Promise<Line[]> => {
    double.enqueue(script);
    const response = await post('/api/chat', { model: 'llama3.2', messages });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    return (await response.text()).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
  };

  it('streams lines of JSON: text in pieces, calls whole, counts at the end', async () => {
    const read = await lines({ text: 'It costs $45. 🙂', toolCalls: [{ name: 'quote', arguments: '{"guests":2}' }] });
    expect(read.map(({ message }) => message.content).join('')).toBe('It costs $45. 🙂');
    expect(read.flatMap(({ message }) => message.tool_calls ?? [])).toMatchObject([{ function: { name: 'quote', arguments: { guests: 2 } } }]);
    expect(read.map(({ done }) => done)).toEqual([...read.slice(1).map(() => false), true]);
    expect(read.at(-1)).toMatchObject({ done_reason: 'stop', eval_count: 4 });
  });

  it('answers in one piece when told to, and shows a call that is no object as text, as the server does', async () => {
    double.enqueue({ text: 'So: ', toolCalls: [{ name: 'quote', arguments: 'guests=2' }] });
    const answer = (await (await post('/api/chat', { model: 'llama3.2', messages, stream: false })).json()) as Line;
    expect(answer).toMatchObject({ done: true, message: { role: 'assistant', content: 'So: guests=2' } });
    expect(answer.message.tool_calls).toBeUndefined();
  });

  it.each<[string, unknown, number, RegExp]>([
    ['/api/chat', { model: 'nobody', messages }, 404, /model 'nobody' not found/],
    ['/api/chat', { model: 'llama3.2' }, 400, /messages/],
    ['/api/chat', { model: 'llama3.2', messages: [{ role: 'assistant', content: '', tool_calls: [{ function: { name: 'x', arguments: '{}' } }] }] }, 400, /must be object/],
    ['/api/embed', { model: 'all-minilm', input: 7 }, 400, /input/],
    ['/api/nothing', {}, 404, /page not found/],
  ])('refuses at %s: %j', async (path, body, status, said) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(said);
  });

  it('breaks streams in each way', async () => {
    const text = 'one two three';
    const raw = async (script: ModelScript): Promise<string> => {
      double.enqueue(script);
      const response = await post('/api/chat', { model: 'llama3.2', messages });
      return response.text().catch((error: Error) => error.message);
    };
    expect(await raw({ text, fault: { kind: 'badJson', afterChunks: 2 } })).toMatch(/one t.*\n\{"model":"llama\n$/s);
    expect(await raw({ text, fault: { kind: 'streamError', afterChunks: 2 } })).toMatch(/\{"error":"an error was encountered while running the model"\}\n$/);
    expect(await raw({ text, fault: { kind: 'unfinished', afterChunks: 2 } })).not.toContain('"done":true');
    expect(await raw({ text, fault: { kind: 'cut', afterChunks: 2 } })).toBe('terminated');
    double.enqueue({ fault: { kind: 'status', status: 429, retryAfterSeconds: 4 } });
    const limited = await post('/api/chat', { model: 'llama3.2', messages });
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '4']);
  });

  it('embeds, and lists its models', async () => {
    const answer = (await (await post('/api/embed', { model: 'nomic-embed-text', input: ['a', 'b'] })).json()) as { embeddings: number[][] };
    expect(answer.embeddings.map(({ length }) => length)).toEqual([768, 768]);
    const tags = (await (await fetch(`${double.baseUrl}/api/tags`)).json()) as { models: { name: string }[] };
    expect(tags.models.map(({ name }) => name)).toContain('llama3.2:latest');
  });

  /** The second judge: what Ollama's own SDK makes of it. */
  describe('before the SDK', () => {
    let client: Ollama;
    beforeAll(() => {
      client = new Ollama({ host: double.baseUrl });
    });
    const chat = { model: 'llama3.2', messages };
    const streamed = async (script: ModelScript): Promise<ChatResponse[]> => {
      double.enqueue(script);
      const parts: ChatResponse[] = [];
      for await (const part of await client.chat({ ...chat, stream: true })) parts.push(part);
      return parts;
    };

    it('streams text, calls and counts', async () => {
      const parts = await streamed({ text: 'It costs $45. 🙂', toolCalls: [{ name: 'quote', arguments: '{"guests":2}' }] });
      expect(parts.map(({ message }) => message.content).join('')).toBe('It costs $45. 🙂');
      expect(parts.flatMap(({ message }) => message.tool_calls ?? [])).toMatchObject([{ function: { name: 'quote', arguments: { guests: 2 } } }]);
      expect(parts.at(-1)).toMatchObject({ done: true, done_reason: 'stop', eval_count: 4 });
    });

    it('takes tools, a schema and the answers of tools, and answers in one piece', async () => {
      const parameters = { type: 'object', properties: { guests: { type: 'number' } }, required: ['guests'] };
      double.enqueue({ text: '{"guests":2}' });
      const answer = await client.chat({
        model: 'llama3.2',
        format: parameters,
        tools: [{ type: 'function', function: { name: 'quote', description: 'A price', parameters } }],
        messages: [
          ...messages,
          { role: 'assistant', content: '', tool_calls: [{ function: { name: 'quote', arguments: { guests: 2 } } }] },
          { role: 'tool', content: '90', tool_name: 'quote' },
        ],
      });
      expect(answer).toMatchObject({ done: true, message: { role: 'assistant', content: '{"guests":2}' } });
    });

    it('embeds, and lists its models', async () => {
      const { embeddings, model } = await client.embed({ model: 'nomic-embed-text', input: ['a', 'b'] });
      expect([model, ...embeddings.map(({ length }) => length)]).toEqual(['nomic-embed-text', 768, 768]);
      expect((await client.list()).models.map(({ name }) => name)).toContain('llama3.2:latest');
    });

    it('fails as the SDK knows it', async () => {
      await expect(client.chat({ ...chat, model: 'nobody' })).rejects.toMatchObject({ name: 'ResponseError', status_code: 404, error: "model 'nobody' not found" });
      double.enqueue({ fault: { kind: 'status', status: 429, message: 'slow down' } });
      await expect(client.chat(chat)).rejects.toMatchObject({ name: 'ResponseError', status_code: 429 });
      await expect(streamed({ text: 'one two three', fault: { kind: 'streamError', afterChunks: 2 } })).rejects.toThrow('an error was encountered');
      await expect(streamed({ text: 'one two three', fault: { kind: 'unfinished', afterChunks: 2 } })).rejects.toThrow('Did not receive done');
    });
  });
});
