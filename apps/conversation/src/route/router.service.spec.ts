import { beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddingModel, type EmbeddingResult, createLlm } from '@rapport/llm';
import { createLogger } from '@rapport/observability';
import { HELD_OUT } from './held-out-phrase.data.js';
import { INTENT_EXAMPLES } from './intent-example.data.js';
import { RouterService } from './router.service.js';

const logger = createLogger('test', 'silent');

class BrokenEmbedding extends EmbeddingModel {
  readonly model = 'broken';
  calls = 0;
  embed(): Promise<EmbeddingResult> {
    this.calls += 1;
    return Promise.reject(new Error('away'));
  }
}

async function wrong(router: RouterService): Promise<string[]> {
  const faults: string[] = [];
  for (const [text, intent] of HELD_OUT) {
    const route = await router.route(text, text, false);
    if (route.intent !== intent) faults.push(`${text}: ${route.intent} (${route.confidence}), not ${intent}`);
  }
  return faults;
}

describe('router', () => {
  let router: RouterService;
  beforeAll(() => {
    const { embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: { provider: 'builtin' } });
    router = new RouterService(embedding, logger);
  });

  it('is right on at least 90 % of phrases that it was not written from', async () => {
    const faults = await wrong(router);
    expect({ faults, right: 1 - faults.length / HELD_OUT.length >= 0.9 }).toMatchObject({ right: true });
  });

  it('does not measure itself on its own examples', () => {
    const examples = new Set(Object.values(INTENT_EXAMPLES).flat().map((text) => text.toLowerCase()));
    expect(HELD_OUT.filter(([text]) => examples.has(text.toLowerCase()))).toEqual([]);
  });

  it('goes on with keywords when no embedding is to be had, and asks for one again next time', async () => {
    const broken = new BrokenEmbedding();
    const without = new RouterService(broken, logger);
    expect(await without.route('how much is it per person?', 'how much is it per person?', false)).toMatchObject({ intent: 'pricing', by: 'keywords' });
    const before = broken.calls;
    await without.route('is the beef halal?', 'is the beef halal?', false);
    expect(broken.calls).toBeGreaterThan(before);
  });

  it('reads a follow-up with the subject that it leans on', async () => {
    expect((await router.route('and for kids?', 'and for kids? price person', false)).intent).toBe('pricing');
  });

  it('takes a yes for a wish for a person only after one was offered', async () => {
    expect(await router.route('yes please', 'yes please', true)).toMatchObject({ intent: 'human' });
    expect((await router.route('yes please', 'yes please', false)).intent).not.toBe('human');
    expect((await router.route('yes, but how much is it?', 'yes, but how much is it?', true)).intent).toBe('pricing');
    expect((await router.route('ok thanks', 'ok thanks', true)).intent).toBe('smalltalk');
  });
});
