import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passesLuhn, passesMod97 } from './checksum.rule.js';
import { detectPersonalData } from './detect-personal-data.rule.js';
import type { DetectOptions, KnownValues } from './personal-data.types.js';
import { scrub } from './scrub.rule.js';

const cases: [string, string, KnownValues?, DetectOptions?][] = [
  ['Call me on (541) 754-3010.', 'Call me on [PHONE].'],
  ['+44 7123 123456 or 020 7946 0018', '[PHONE] or [PHONE]', {}, { country: 'GB' }],
  ['I am at +49 176/12345678, Mr. Baader', 'I am at [PHONE], Mr. [NAME]'],
  ['mail ana.lopez+x@mail.example.co.uk.', 'mail [EMAIL].'],
  ['write to ana (at) example (dot) com', 'write to [EMAIL]'],
  ['my card 4111 1111 1111 1111 12/27', 'my card [CARD] 12/27'],
  ['IBAN DE89 3704 0044 0532 0130 00 please', 'IBAN [IBAN] please'],
  ['gb82west12345698765432', '[IBAN]'],
  ['from 192.168.0.1 and fe80::204:61ff:fe9d:f156', 'from [IP] and [IP]'],
  ["Here's my SSN: 460-89-9847", "Here's my SSN: [SSN]"],
  ['my passport number is X1234567', 'my passport number is [ID]'],
  ['account number 12345678', 'account number [ACCOUNT]'],
  ['I was born on 2/8/1935 and come on 3/8/2026', 'I was born on [DATE_OF_BIRTH] and come on 3/8/2026'],
  ['send it to 12 Main Street, Apt. 4, Springfield, IL 62704 please', 'send it to [ADDRESS] please'],
  ['I live at Hauptstraße 5', 'I live at [ADDRESS]'],
  ['221B Baker St, London NW1 6XE', '[ADDRESS], London [ADDRESS]'],
  ["Hi, I'm Aantje Mourik and this is urgent", "Hi, I'm [NAME] and this is urgent"],
  ['my name is borna jerković', 'my name is [NAME]'],
  ['Hi Maria,\nwhere is it?\nThanks,\nKatrine Nielsen', 'Hi [NAME],\nwhere is it?\nThanks,\n[NAME]'],
  ['Zyx asked about Foobarson', '[NAME] asked about [NAME]', { names: ['Zyx Foobarson'] }],
  ['it is 07700900123 again', 'it is [PHONE] again', { phones: ['+447700900123'] }],
  ['https://x.example/a.', '[URL].', {}, { urls: true }],
];

const untouched = [
  'Your order 2025550123 ships in 3-5 days for $1,299.00.',
  'Open 9:00-17:30, 2026-11-21, 12/24/2026, version 2.10.4.1234.',
  "I'm sorry, I'm not sure. This is Great! Thank You.",
  'Two large pizzas and 3 Cokes for table 12, please.',
  'invoice #123456789 and ticket 5417543010',
  'See [KB-042] and [PHONE], [NAME].',
  'https://x.example/a',
  'Will you be open in May? I need a mark on the bill.',
  'the train arrives at 10:00, -77.034040723966',
];

const BITS = ['541-754-3010', '+44 7123 123456', 'a@b.example', '4111 1111 1111 1111', 'DE89370400440532013000', '10.0.0.1', '460-89-9847', 'Maria', 'Smith', 'my name is ', '12 Main Street', ', ', ' ', '\n', '[PHONE]', 'account ', 'Hi ', '1', '23', '-', '.', 'passport ', 'zip ', '@', '(', ')', '+', 'x 5'];
const messy = fc.array(fc.oneof(fc.constantFrom(...BITS), fc.string({ maxLength: 5 })), { maxLength: 25 }).map((parts) => parts.join(''));

describe('personal data', () => {
  it.each(cases.map(([text, expected, known, options]) => ({ text, expected, known, options })))('$text', ({ text, expected, known, options }) => {
    expect(scrub(text, known, options).text).toBe(expected);
  });

  it.each(untouched)('leaves %j', (text) => {
    expect(scrub(text).text).toBe(text);
  });

  it('counts what it replaced', () => {
    expect(scrub('a@b.example, c@d.example, 10.0.0.1').replaced).toEqual([{ kind: 'EMAIL', count: 2 }, { kind: 'IP', count: 1 }]);
  });

  it('checks digits', () => {
    expect(passesLuhn('4111111111111111')).toBe(true);
    expect(passesLuhn('4111111111111112')).toBe(false);
    expect(passesMod97('GB82WEST12345698765432')).toBe(true);
    expect(passesMod97('GB82WEST12345698765433')).toBe(false);
    expect(passesMod97('GB82 WEST')).toBe(false);
  });

  it('has exact spans that do not overlap', () => {
    fc.assert(
      fc.property(messy, (text) => {
        let at = 0;
        for (const { start, end, text: piece } of detectPersonalData(text)) {
          expect(text.slice(start, end)).toBe(piece);
          expect(start).toBeGreaterThanOrEqual(at);
          at = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing once it has scrubbed, and scrubbing twice changes nothing', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const once = scrub(text).text;
        expect(detectPersonalData(once)).toEqual([]);
        expect(scrub(once)).toEqual({ text: once, replaced: [] });
      }),
      { numRuns: 300 },
    );
  });

  it.each(['1', '1 ', '12-', 'a@', '@', 'A ', 'Ab ', 'x@a.', '(', '+1', 'Hi Ab ', '1 Ab ', 'ab:', '::', '1.1.', ' ', '\n', 'Apt 1, ', 'My name is A', 'GB82', 'account ', 'Maria '])('%j a hundred thousand signs long comes to an end', (bit) => {
    const text = `${bit.repeat(Math.ceil(100_000 / bit.length))}x`;
    expect(detectPersonalData(text).length).toBeGreaterThanOrEqual(0);
  });
});
