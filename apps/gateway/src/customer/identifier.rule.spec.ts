import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identifiersOf, normalEmail, normalPhone } from './identifier.rule.js';

describe('identifiers', () => {
  it.each([
    ['+1 (415) 555-2671', 'DE', '+14155552671'],
    ['415-555-2671', 'US', '+14155552671'],
    ['030 901820', 'DE', '+4930901820'],
    ['0044 20 7946 0958', 'GB', '+442079460958'],
  ])('%s in %s is %s', (phone, country, e164) => {
    expect(normalPhone(phone, country)).toBe(e164);
  });

  it.each(['123', '+1 555', 'phone me', '+999 123456789'])('%s is refused with field, rule and mend', (phone) => {
    expect(() => normalPhone(phone, 'US')).toThrow(expect.objectContaining({ code: 'invalid_input', issues: [expect.objectContaining({ field: 'customer.phone' })] }));
  });

  it('spellings of one address are one', () => {
    expect(normalEmail('  Ana.Lima@Example.COM ')).toBe('ana.lima@example.com');
    fc.assert(fc.property(fc.emailAddress(), (email) => normalEmail(normalEmail(email)) === normalEmail(email.toUpperCase())));
  });

  it('the most telling one comes first', () => {
    const kinds = identifiersOf({ phone: '+14155552671', email: 'a@b.co', externalId: 'x' }, 'US').map(({ kind }) => kind);
    expect(kinds).toEqual(['external', 'email', 'phone']);
  });
});
