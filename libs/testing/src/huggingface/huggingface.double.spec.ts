import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { HuggingFaceDouble } from './huggingface.double.js';

const model = 'openai/gpt-oss-120b:fastest';
const messages = [{ role: 'user' as const, content: 'How much is it?' }];

/** The router speaks OpenAI's protocol, so OpenAI's SDK judges its chat. */
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
});
