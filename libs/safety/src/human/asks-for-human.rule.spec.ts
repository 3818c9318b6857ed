import { describe, expect, it } from '@jest/globals';
import { asksForHuman } from './asks-for-human.rule.js';

describe('asksForHuman', () => {
  it.each([
    'a human please', 'Human', 'agent', 'Agent!!', 'operator please', 'talk to a person', 'I want to speak to a real person', 'Can I talk to someone?', 'connect me to an agent', 'transfer me to a representative', 'let me speak with your manager',
    'I need a human', 'get me a manager', 'real person please', 'please put me through to customer service', 'I don’t want to talk to a bot', 'stop, you robot, I want a human being', 'is there a human I can talk to?', 'can someone call me', 'could a person help me with this?', 'live agent', 'I am sick of this chatbot', 'escalate this to a supervisor', 'Can I chat with a live person', 'I would like to speak to someone in support',
  ])('%s', (text) => {
    expect(asksForHuman(text)).toBe(true);
  });

  it.each([
    'do you have a human resources dept', 'How much is it per person?', 'a table for two people', 'I am a real estate agent', 'Is your manager Italian?', 'is the wig human hair?', 'Who is the owner?', 'Can I bring a person in a wheelchair?', 'I need a table', 'the operator of the app', 'no need to speak to anyone, thanks', 'cleaning agent for wood?', 'I like people', '',
  ])('not: %s', (text) => {
    expect(asksForHuman(text)).toBe(false);
  });

  it('comes to an end', () => {
    expect(asksForHuman('speak to a '.repeat(10_000))).toBe(false);
  });
});
