import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutPreamble } from './preamble.rule.js';

describe('withoutPreamble', () => {
  it.each([
    ['Hi, my name is Ana. Do you cook in the rain? Thanks!', 'Do you cook in the rain?'],
    ['Hello there! What are your prices?', 'What are your prices?'],
    ['hi, do you cook in the rain', 'do you cook in the rain'],
    ['Call me Ana. We are a party of vegans, do you have anything?', 'We are a party of vegans, do you have anything?'],
    ['Good morning. I hope you are well. This is Tom Miller speaking. Can I cancel? Kind regards, Tom', 'Can I cancel?'],
    ['Hey how are you? Where are you based?', 'Where are you based?'],
    ['Hi, cancel my booking. It is for 20 people.', 'cancel my booking. It is for 20 people.'],
    ['Thanks in advance, Ana. Is there parking?', 'Is there parking?'],
    ['I have a quick question. Is there parking?', 'Is there parking?'],
    ['Hi Tom, is there parking?', 'is there parking?'],
    ['Thank you so much. And what about children?', 'And what about children?'],
  ])('%j asks %j', (text, asked) => {
    expect(withoutPreamble(text)).toBe(asked);
  });

  it.each([
    'Thanks but I want my deposit back. We booked in May.', 'I hope you offer vegan menus. We are 20.', 'I am Vegan. What can I eat?', "It's Urgent. Can you come today?", 'Quick question about parking. Where is it?',
    'Hi', 'Thanks!', 'My name is Ana.', "I'm vegan. What can I eat?", 'I am allergic to nuts. Is that a problem?', 'Thank you for the quote that you sent on Monday, which we would now like to accept. When can you come?',
    'Dear is what your prices are, are they not?', 'Is this Ana?', 'This is urgent. Can you come today?', '', '  ',
  ])('leaves %j', (text) => {
    expect(withoutPreamble(text)).toBe(text);
  });

  it('never leaves nothing', () => {
    const words = fc.array(fc.constantFrom('Hi', 'my name is Ana', 'Do you cook?', 'Thanks', '. ', '! ', ', ', 'Call me', 'Ana', '\n'), { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(fc.oneof(words, fc.string()), (text) => {
      const left = withoutPreamble(text);
      expect(left.trim() === '').toBe(text.trim() === '');
      expect(left.length).toBeLessThanOrEqual(text.length);
    }));
  });
});
