import { describe, expect, it } from '@jest/globals';
import { buildExplanation, type ExplanationInput } from './build-explanation.rule.js';
import { replyExplanation } from './reply-explanation.schema.js';

const input: ExplanationInput = {
  prompt: { version: 'knowledge-1', parts: [{ name: 'persona', tokens: 4, truncated: false, text: 'You are Ana.' }], text: 'You are Ana.\nWhen are you open?' },
  passages: [
    { ref: 'KB-001', title: 'Hours', text: 'We open at nine.', score: 0.9, vectorScore: 0.8 },
    { ref: 'KB-002', title: 'Prices', text: 'It is $45.', score: 0.2 },
  ],
  model: { provider: 'builtin', model: 'builtin-extractive-1', inputTokens: 9, outputTokens: 5, costUsd: 0, durationMs: 1.5 },
  reply: 'We open at nine. [KB-001]\n\nSources: [KB-001] Hours',
  abstained: false,
  confidence: 0.93,
  timings: [{ step: 'context', durationMs: 3 }],
  checks: [{ index: 0, text: 'We open at nine. [KB-001]', ok: true, problems: [] }],
  route: { intent: 'other', agent: 'knowledge', confidence: 0.7 },
};

describe('the explanation of a reply', () => {
  it('says what was cited and survives its way through JSON', () => {
    const explanation = buildExplanation(input);
    expect(explanation.passages.map(({ ref, cited }) => [ref, cited])).toEqual([['KB-001', true], ['KB-002', false]]);
    expect(explanation).toMatchObject({ version: 1, arm: null, confidence: 0.93, route: { intent: 'other', agent: 'knowledge', confidence: 0.7 } });
    expect(explanation.prompt.tokens).toBeGreaterThan(4);
    expect(replyExplanation.parse(JSON.parse(JSON.stringify(explanation)))).toEqual(explanation);
  });

  it('refuses impossible figures', () => {
    expect(() => buildExplanation({ ...input, confidence: 1.2 })).toThrow();
    expect(() => buildExplanation({ ...input, timings: [{ step: 'x', durationMs: -1 }] })).toThrow();
  });
});
