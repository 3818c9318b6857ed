import { describe, expect, it } from '@jest/globals';
import { replyText } from './reply-text.rule.js';
import type { Answer } from './turn.types.js';

const answer: Answer = {
  agent: 'knowledge', text: 'Kids eat free [KB-001].', confidence: 0.9, abstained: false, escalate: null, draft: null, checks: [], repaired: false,
  citations: [{ ref: 'KB-001', chunkId: 'c', documentId: 'd', title: 'Prices', quote: 'Kids eat free.' }],
};

describe('text of a reply', () => {
  it.each(['sms', 'email', 'instagram', 'facebook'] as const)('names its sources at its end on %s', (channel) => {
    expect(replyText(answer, 'pricing', channel)).toEqual({
      text: 'Kids eat free [KB-001].\n\nSources: [KB-001] Prices', bodyLength: answer.text.length, offersPerson: false,
    });
  });

  it.each(['live_chat', 'phone'] as const)('leaves them to the channel on %s', (channel) => {
    expect(replyText(answer, 'pricing', channel)).toEqual({ text: answer.text, bodyLength: undefined, offersPerson: false });
  });

  it('ends with the offer of a person where something is to be done, before the sources', () => {
    const { text, bodyLength, offersPerson } = replyText(answer, 'booking', 'sms');
    expect(text).toMatch(/^Kids eat free \[KB-001\]\. If you would like, .* booking\.\n\nSources: /);
    expect(text.slice(0, bodyLength)).toMatch(/booking\.$/);
    expect(offersPerson).toBe(true);
  });

  it('does not offer again what was offered or done', () => {
    expect(replyText({ ...answer, abstained: true, citations: [] }, 'booking', 'sms')).toMatchObject({ text: answer.text, offersPerson: true });
    expect(replyText({ ...answer, escalate: 'no_answer', citations: [] }, 'booking', 'sms')).toMatchObject({ text: answer.text, offersPerson: false });
    expect(replyText({ ...answer, agent: 'smalltalk', citations: [] }, 'smalltalk', 'sms')).toMatchObject({ text: answer.text, offersPerson: false });
  });
});
