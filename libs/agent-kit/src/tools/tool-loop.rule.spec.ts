import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLlm, type ChatEvent, type ChatMessage, type ChatModel } from '@rapport/llm';
import { OpenAiDouble } from '@rapport/testing';
import { z } from 'zod';
import { runToolLoop } from './tool-loop.rule.js';
import { actionTool, lookupTool, type ProposedAction } from './tool.types.js';

/** The whole way: our loop, our adapter and OpenAI's SDK against the double. */
describe('a model with tools', () => {
  let double: OpenAiDouble;
  let model: ChatModel;
  const ran: unknown[] = [];
  const tools = [
    lookupTool({
      name: 'search',
      description: 'Search what the business knows',
      args: z.object({ query: z.string().min(2), limit: z.number().int().max(10).default(3) }),
      run: async ({ query, limit }) => {
        ran.push([query, limit]);
        return `Found for ${query}: we open at nine.`;
      },
    }),
    actionTool({ name: 'escalate', description: 'Hand over to a person', args: z.object({ reason: z.enum(['anger', 'request']) }) }),
  ];

  beforeAll(async () => {
    double = await OpenAiDouble.start();
    model = createLlm({ chat: { provider: 'openai', baseUrl: double.baseUrl, apiKey: 'k' }, embedding: { provider: 'builtin' } }).chat;
  });
  afterAll(() => double.close());
  beforeEach(() => {
    double.requests.length = 0;
    ran.length = 0;
  });

  const run = async (maxRounds = 4) => {
    const events: ChatEvent[] = [];
    const actions: ProposedAction[] = [];
    const request = { messages: [{ role: 'user' as const, content: 'When do you open?' }], purpose: 'reply' as const };
    for await (const event of runToolLoop(model, request, tools, { maxRounds, onAction: (action) => actions.push(action) })) events.push(event);
    const done = events.at(-1);
    if (done?.type !== 'done') throw new Error('no result');
    expect(request.messages).toHaveLength(1);
    expect(events.map((event) => (event.type === 'text' ? event.text : '')).join('')).toBe(done.result.text);
    return { result: done.result, actions, calls: events.flatMap((event) => (event.type === 'toolCall' ? [event.call.name] : [])) };
  };
  const sent = (at: number): { messages: (ChatMessage & { content: string })[]; tools?: unknown[] } =>
    double.requests[at]?.body as { messages: (ChatMessage & { content: string })[]; tools?: unknown[] };

  it('looks up and then answers', async () => {
    double.enqueue({ text: 'Let me see.', toolCalls: [{ name: 'search', arguments: '{"query":"hours"}' }] }, { text: 'At nine.' });
    const { result, calls } = await run();
    expect(ran).toEqual([['hours', 3]]);
    expect(result).toMatchObject({ text: 'Let me see. At nine.', finishReason: 'stop', toolCalls: [] });
    expect(calls).toEqual(['search']);
    expect(sent(1).messages.at(-1)).toMatchObject({ role: 'tool', content: 'Found for hours: we open at nine.' });
    expect(sent(0).tools).toMatchObject([{ function: { name: 'search', parameters: { type: 'object', required: ['query'] } } }, { function: { name: 'escalate' } }]);
  });

  it('collects actions and does not run them', async () => {
    double.enqueue({ toolCalls: [{ name: 'escalate', arguments: '{"reason":"request"}' }] }, { text: 'A person will be with you.' });
    const { actions, result } = await run();
    expect(actions).toEqual([{ name: 'escalate', args: { reason: 'request' } }]);
    expect(result).toMatchObject({ text: 'A person will be with you.', toolCalls: [{ name: 'escalate' }] });
    expect(sent(1).messages.at(-1)?.content).toContain('not done yet');
  });

  it('takes words with an action for the reply', async () => {
    double.enqueue({ text: 'I hand you over.', toolCalls: [{ name: 'escalate', arguments: '{"reason":"anger"}' }] });
    expect((await run()).result.text).toBe('I hand you over.');
    expect(double.requests).toHaveLength(1);
  });

  it.each([
    ['not json', 'not valid JSON'],
    ['{"query":"x"}', 'query:'],
    ['{"limit":99,"query":"hours"}', 'limit:'],
  ])('sends wrong arguments back once: %s', async (wrong, fault) => {
    double.enqueue({ toolCalls: [{ name: 'search', arguments: wrong }] }, { toolCalls: [{ name: 'search', arguments: '{"query":"hours"}' }] }, { text: 'At nine.' });
    const { result } = await run();
    expect(result.text).toBe('At nine.');
    expect(sent(1).messages.at(-1)?.content).toContain(fault);
    expect(ran).toEqual([['hours', 3]]);
  });

  it('takes the tools away from a model that cannot use them', async () => {
    double.enqueue({ toolCalls: [{ name: 'escalate', arguments: '{}' }] }, { toolCalls: [{ name: 'nonsense', arguments: '{}' }] }, { text: 'I do not know.' });
    const { result, actions } = await run(9);
    expect([result.text, actions]).toEqual(['I do not know.', []]);
    expect(double.requests.map((_, at) => sent(at).tools !== undefined)).toEqual([true, true, false]);
    expect(sent(2).messages.at(-1)?.content).toContain('no tool of this name');
  });

  it('ends after so many rounds, with an answer', async () => {
    const again = { toolCalls: [{ name: 'search', arguments: '{"query":"hours"}' }] };
    double.enqueue(again, again, { text: 'Enough.' });
    const { result } = await run(3);
    expect(result.text).toBe('Enough.');
    expect(double.requests.map((_, at) => sent(at).tools !== undefined)).toEqual([true, true, false]);
    expect(result.inputTokens).toBeGreaterThan(15);
    await expect(run(0)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
