import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InferenceClient } from '@huggingface/inference';
import OpenAI from 'openai';
import { HuggingFaceDouble } from './huggingface.double.js';

const model = 'openai/gpt-oss-120b:fastest';
const messages = [{ role: 'user' as const, content: 'How much is it?' }];

/** Two judges: OpenAI's SDK, since the router speaks its protocol, and Hugging Face's own. */
describe('the double of Hugging Face', () => {
  let double: HuggingFaceDouble;
  let client: OpenAI;
  beforeAll(async () => {
    double = await HuggingFaceDouble.start();
    client = new OpenAI({ baseURL: `${double.baseUrl}/v1`, apiKey: 'hf_test', maxRetries: 0, timeout: 2000, logLevel: 'off' });
  });
  afterAll(() => double.close());
  beforeEach(() => double.reset());

  const embed = (id: string, inputs: unknown, token = 'hf_test'): Promise<Response> =>
    fetch(`${double.baseUrl}/hf-inference/models/${id}/pipeline/feature-extraction`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`.trim() },
      body: JSON.stringify({ inputs }),
    });

  it('streams text and calls so that the SDK puts them together', async () => {
    double.enqueue({ text: 'Let me see.', toolCalls: [{ name: 'find', arguments: '{"query":"price"}' }] });
    const choice = (await client.chat.completions.stream({ model, messages }).finalChatCompletion()).choices[0];
    expect(choice?.message.content).toBe('Let me see.');
    expect(choice?.message.tool_calls).toMatchObject([{ function: { name: 'find', arguments: '{"query":"price"}' } }]);
  });

  it('refuses in its own words', async () => {
    const unsupported = await client.chat.completions.create({ model: 'nobody/nothing', messages }).catch((thrown: unknown) => thrown);
    expect(unsupported).toMatchObject({ status: 400, code: 'model_not_supported' });
    double.enqueue({ fault: { kind: 'status', status: 402, message: 'You have exceeded your monthly included credits.' } });
    expect(await client.chat.completions.create({ model, messages }).catch((thrown: unknown) => thrown)).toMatchObject({ status: 402, error: 'You have exceeded your monthly included credits.' });
    const anonymous = await embed('BAAI/bge-large-en-v1.5', 'x', '');
    expect([anonymous.status, await anonymous.json()]).toEqual([401, { error: 'Invalid username or password.' }]);
  });

  it('extracts features: a list for each text, and one list for a single text', async () => {
    const many = (await (await embed('BAAI/bge-large-en-v1.5', ['a', 'b'])).json()) as number[][];
    expect(many.map(({ length }) => length)).toEqual([1024, 1024]);
    expect(await (await embed('BAAI/bge-large-en-v1.5', 'a')).json()).toEqual(many[0]);
    expect((await embed('BAAI/bge-large-en-v1.5', [1])).status).toBe(400);
    expect((await embed('nobody/nothing', ['a'])).status).toBe(404);
  });

  describe('before the SDK of Hugging Face', () => {
    /** The SDK has its addresses built in: the router's leads to the double, the hub's tells who runs a model. */
    const toDouble: typeof fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.hostname !== 'huggingface.co') return fetch(double.baseUrl + url.pathname, init);
      const providerId = url.pathname.replace('/api/models/', '');
      const task = providerId.startsWith('BAAI/') ? 'feature-extraction' : 'conversational';
      return Promise.resolve(Response.json({ id: providerId, inferenceProviderMapping: { 'hf-inference': { status: 'live', task, providerId } } }));
    };
    const sdk = new InferenceClient('hf_test', { fetch: toDouble, retry_on_error: false });

    it('chats whole and in a stream, with tools', async () => {
      double.enqueue({ text: 'It costs $45. 🙂' }, { text: 'Let me see.', toolCalls: [{ name: 'find', arguments: '{"query":"price"}' }] });
      const whole = await sdk.chatCompletion({ model, messages });
      expect([whole.choices[0]?.message.content, whole.usage.total_tokens > 0]).toEqual(['It costs $45. 🙂', true]);
      const tools = [{ type: 'function' as const, function: { name: 'find', parameters: { type: 'object', properties: { query: { type: 'string' } } } } }];
      const deltas = [];
      for await (const { choices } of sdk.chatCompletionStream({ model, messages, tools })) deltas.push(...choices.map(({ delta }) => delta));
      expect(deltas.map(({ content }) => content ?? '').join('')).toBe('Let me see.');
      const calls = deltas.flatMap(({ tool_calls }) => tool_calls ?? []);
      expect([calls.map((call) => call.function.name ?? '').join(''), calls.map((call) => call.function.arguments).join('')]).toEqual(['find', '{"query":"price"}']);
    });

    it('extracts features', async () => {
      const vectors = await sdk.featureExtraction({ provider: 'hf-inference', model: 'BAAI/bge-large-en-v1.5', inputs: ['a', 'b'] });
      expect((vectors as number[][]).map(({ length }) => length)).toEqual([1024, 1024]);
    });

    it('fails as the SDK knows it', async () => {
      double.enqueue({ fault: { kind: 'status', status: 429, message: 'slow down' } });
      await expect(sdk.chatCompletion({ model, messages })).rejects.toMatchObject({ name: 'ProviderApiError', httpResponse: { status: 429 } });
      const refused = sdk.featureExtraction({ provider: 'hf-inference', model: 'BAAI/nothing', inputs: 'a' });
      await expect(refused).rejects.toMatchObject({ httpResponse: { status: 404, body: { error: 'Model BAAI/nothing does not exist' } } });
    });
  });
});
