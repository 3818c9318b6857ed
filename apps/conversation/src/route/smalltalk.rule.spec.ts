import { describe, expect, it } from '@jest/globals';
import { acceptsOffer } from './accepts-offer.rule.js';
import { offerOf } from './offer.rule.js';
import { smalltalkOf, smalltalkReply } from './smalltalk.rule.js';

describe('small talk', () => {
  it.each([
    ['Hi!', 'greeting'],
    ['hey there', 'greeting'],
    ['Good morning :)', 'greeting'],
    ['hello, I have a question', 'greeting'],
    ['Hola', 'greeting'],
    ['How are you?', 'how_are_you'],
    ['hi, how is it going', 'how_are_you'],
    ["What's up", 'how_are_you'],
    ['thanks!', 'thanks'],
    ['Thank you so much 🙏', 'thanks'],
    ['ok great, thanks a lot', 'thanks'],
    ['thank you, bye', 'thanks'],
    ['That’s very helpful', 'thanks'],
    ['ok', 'acknowledge'],
    ['Perfect!', 'acknowledge'],
    ['no, that is all', 'acknowledge'],
    ['bye', 'goodbye'],
    ['great, see you later', 'goodbye'],
    ['have a nice day', 'goodbye'],
    ['Are you a bot?', 'who_are_you'],
    ['hello, who are you', 'who_are_you'],
    ['Am I talking to a real person?', 'who_are_you'],
  ])('%s: %s', (text, kind) => {
    expect(smalltalkOf(text)).toBe(kind);
  });

  it.each([
    'hi, how much is it for 20 people?',
    'thanks, and what about kids?',
    'ok but what if it rains',
    'good food?',
    'hello I want to book',
    'perfect for a wedding?',
    'nice, do you have vegan options',
    'help',
    '',
    '???',
  ])('is not: %s', (text) => {
    expect(smalltalkOf(text)).toBeNull();
  });

  it('greets with the words of the persona, once', () => {
    const workspace = {
      id: 'w', slug: 's', name: 'Teppan & Co', timeZone: 'UTC', country: 'US', currency: 'USD', accentColor: '#000', allowedOrigins: [], escalationContact: '',
      persona: { name: 'Kenji', expertise: '', methodology: '', style: '', tone: '', severity: 3, mode: 'assistant', greeting: 'Welcome!', exampleQuestions: [] },
    };
    expect(smalltalkReply('greeting', workspace, false)).toBe('Welcome!');
    expect(smalltalkReply('greeting', workspace, true)).not.toBe('Welcome!');
    expect(smalltalkReply('who_are_you', workspace, false)).toMatch(/Kenji, the AI assistant of Teppan & Co/);
    expect(smalltalkReply('who_are_you', null, false)).toMatch(/AI assistant/);
  });
});

describe('the offer of a person', () => {
  it.each(['yes', 'Yes please!', 'sure', 'please do', 'ok yes', 'that would be great', 'go ahead, thanks'])('is taken by: %s', (text) => {
    expect(acceptsOffer(text)).toBe(true);
  });

  it.each(['no', 'no thanks', 'thanks', 'ok', 'yes but how much is it', 'maybe later', ''])('is not taken by: %s', (text) => {
    expect(acceptsOffer(text)).toBe(false);
  });

  it('is made where something is to be done that only a person can do yet', () => {
    expect(offerOf('booking')).toMatch(/a person on our team to help you with your booking/);
    expect(offerOf('complaint')).not.toBeNull();
    expect(offerOf('account')).not.toBeNull();
    expect(offerOf('pricing')).toBeNull();
    expect(offerOf('other')).toBeNull();
  });
});
