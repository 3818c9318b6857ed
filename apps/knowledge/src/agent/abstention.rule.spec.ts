import { describe, expect, it } from '@jest/globals';
import { abstentionText, mayAbstain, readAbstention } from './abstention.rule.js';

const workspace = { escalationContact: 'Mika' };

describe('readAbstention', () => {
  it.each([
    ['NO_ANSWER Das steht nicht in unseren Unterlagen. [KB-001] Soll ich jemanden holen?', 'Das steht nicht in unseren Unterlagen. Soll ich jemanden holen?'],
    ['  NO_ANSWER: I cannot say.', 'I cannot say.'],
    ['NO_ANSWER', abstentionText(workspace)],
    ['   ', abstentionText(workspace)],
    ['Half is refunded. [KB-001]', undefined],
    ['We have NO_ANSWER for that.', undefined],
  ])('%j', (text, said) => {
    expect(readAbstention(text, workspace)).toBe(said);
  });

  it('offers the person whom the workspace names, or one of the team', () => {
    expect(abstentionText(workspace)).toContain('bring in Mika from our team?');
    expect(abstentionText({ escalationContact: ' ' })).toContain('a person on our team?');
  });
});

describe('mayAbstain', () => {
  it.each([['', true], ['N', true], [' NO_', true], ['NO_ANSWER x', true], ['No', false], ['NO_B', false], ['We', false]])('%j: %s', (beginning, may) => {
    expect(mayAbstain(beginning)).toBe(may);
  });
});
