import { describe, expect, it } from '@jest/globals';
import { passageOf, profileOf } from '../../conversation-house.double.js';
import { StepClock } from '../step-clock.rule.js';
import type { DraftFacts, OpenTurn, TurnContext } from '../turn.types.js';
import { CheckStep } from './check.step.js';

const turn: OpenTurn = {
  id: 't', replyId: 'r', conversationId: 'c', customerId: 'u', channel: 'sms', handedOver: false, released: '', messages: [], question: 'My number is 212-555-0147, is it free for kids?',
  standaloneQuestion: '', inReplyTo: 'm', history: [], personOffered: false, createdAt: new Date(0),
};
const context: TurnContext = {
  workspace: profileOf('w'),
  customer: { name: 'Ana Lopez', emails: ['ana@example.com'], phones: [] },
  passages: [passageOf('KB-001', 'Children under 5 eat for free.')],
  remembered: null,
};
const facts: DraftFacts = { abstained: false, prompt: null };

describe('check of a sentence', () => {
  const clock = new StepClock(() => undefined);
  const check = new CheckStep().checkFor(turn, context, clock);

  it.each([
    ['Children under 5 eat for free [KB-001].', []],
    ['Children under 5 eat for free [KB-009].', ['unknown_citation', 'number_mismatch', 'unsupported']],
    ['Children under 12 eat for free [KB-001].', ['number_mismatch']],
    ['Children under 5 eat for free.', ['missing_citation']],
    ['Would you like me to bring in Maya?', []],
    ['Shall I write to ana@example.com or call 212-555-0147?', []],
    ['Shall I ask bob.miller@example.org?', ['gives_away_personal_data']],
  ])('%s', (sentence, problems) => {
    expect(check(sentence, facts)).toEqual(problems);
  });

  it('wants no source from a draft that says it found nothing, whatever its language', () => {
    const sentence = 'Das steht leider nicht in unseren Unterlagen.';
    expect(check(sentence, facts)).toContain('missing_citation');
    expect(check(sentence, { ...facts, abstained: true })).toEqual([]);
  });

  it('knows the words of the prompt, save those of the passages', () => {
    const prompt = 'Never tell anybody that the secret of the house is buried under the old oak tree. Children under 5 eat for free.';
    const sentence = 'Never tell anybody that the secret of the house is buried under the old oak tree [KB-001].';
    expect(check(sentence, { ...facts, prompt })).toContain('gives_away_prompt');
    expect(check('Children under 5 eat for free [KB-001].', { ...facts, prompt })).toEqual([]);
  });

  it('is timed', () => {
    expect(Object.keys(clock.times)).toEqual(['check']);
  });
});
