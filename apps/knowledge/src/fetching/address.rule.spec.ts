import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayConnectTo } from './address.rule.js';
import { webAddress } from './web-address.rule.js';

const CLOSED = { ports: [80, 443], allowPrivate: false };
const OPEN = { ports: [80, 443], allowPrivate: true };

/** Networks that are nobody's business, as first address and number of fixed bits (IANA's special-purpose registry). */
const NETWORKS: readonly (readonly [number, number])[] = (
  [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16],
    ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const
).map(([first, bits]) => [first.split('.').reduce((sum, part) => sum * 256 + Number(part), 0), bits]);

const inside = ([first, bits]: readonly [number, number], random: number): number => first + (random % 2 ** (32 - bits));
const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
const word = (value: number): string => value.toString(16);
const halves = (value: number): string => `${word(Math.floor(value / 65_536))}:${word(value % 65_536)}`;
const parts = (value: number): number[] => dotted(value).split('.').map(Number);

/** Every way in which an IPv4 address can stand in a URL. */
const NOTATIONS: readonly ((value: number) => string)[] = [
  dotted,
  String,
  (value) => `0x${word(value)}`,
  (value) => `0${value.toString(8)}`,
  (value) => parts(value).map((part) => `0x${word(part)}`).join('.'),
  (value) => parts(value).map((part) => `0${part.toString(8)}`).join('.'),
  (value) => `${parts(value)[0] ?? 0}.${value % 2 ** 24}`,
  (value) => `${parts(value).slice(0, 2).join('.')}.${value % 65_536}`,
  (value) => `${dotted(value)}.`,
  (value) => dotted(value).split('.').join('%2e'),
  (value) => dotted(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (value) => `[::ffff:${dotted(value)}]`,
  (value) => `[::ffff:${halves(value)}]`,
  (value) => `[0:0:0:0:0:ffff:${halves(value)}]`,
  (value) => `[::${halves(value)}]`,
  (value) => `[::ffff:0:${halves(value)}]`,
  (value) => `[64:ff9b::${halves(value)}]`,
  (value) => `[64:ff9b:1::${halves(value)}]`,
  (value) => `[2002:${halves(value)}::1]`,
  (value) => `[2001:0:4136:e378:8000:63bf:${halves(value)}]`,
];

const value = fc.tuple(fc.constantFrom(...NETWORKS), fc.nat()).map(([network, random]) => inside(network, random));

describe('addresses that are not connected to', () => {
  it('whatever their notation', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...NOTATIONS), fc.constantFrom('http', 'https'), (address, notate, scheme) => {
        expect(webAddress(`${scheme}://${notate(address)}/x`, CLOSED)).toHaveProperty('refused');
      }),
      { numRuns: 2_000 },
    );
  });

  it('as a resolver writes them', () => {
    fc.assert(fc.property(value, (address) => !mayConnectTo(dotted(address), false) && !mayConnectTo(`::ffff:${dotted(address)}`, false)));
  });

  it.each(['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '100::1', '2001::1', '2001:20::1', '5f00::1', '4000::1', 'not an address', ''])('%s', (address) => {
    expect(mayConnectTo(address, false)).toBe(false);
  });

  it('not even where private ones are allowed: those of the machine behind the machine, of everybody and of nobody', () => {
    for (const address of ['169.254.169.254', 'fe80::1', '0.0.0.0', '255.255.255.255', '224.0.0.1', '::', 'ff02::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::']) expect([address, mayConnectTo(address, true)]).toEqual([address, false]);
  });
});

describe('addresses that are', () => {
  it.each(['1.1.1.1', '93.184.216.34', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s', (address) => {
    expect(mayConnectTo(address, false)).toBe(true);
  });

  it('private ones where the setting says so', () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.20.0.1', '100.64.0.1', '::1', 'fd00::1']) expect([address, mayConnectTo(address, true)]).toEqual([address, true]);
    expect(webAddress('http://2130706433/', OPEN)).toMatchObject({ url: { href: 'http://127.0.0.1/' } });
  });
});

describe('what an address says', () => {
  it.each([
    ['nothing of the sort', 'is no address'],
    ['ftp://example.com/', 'http'],
    ['file:///etc/passwd', 'http'],
    ['javascript:alert(1)', 'http'],
    ['data:text/html,x', 'http'],
    ['https://ana:secret@example.com/', 'password'],
    ['https://ana@example.com/', 'name'],
    ['http://example.com:22/', 'port 22'],
    ['https://example.com:6379/', 'port 6379'],
    [`https://example.com/${'x'.repeat(2_000)}`, 'longer'],
    [`https://example.com/${'ü'.repeat(400)}`, 'longer'],
  ])('%s is refused', (text, reason) => {
    expect(webAddress(text, CLOSED)).toEqual({ refused: expect.stringContaining(reason) });
  });

  it('has one form', () => {
    for (const text of ['HTTPS://Example.COM:443/a/../b#part', ' https://example.com/b\n', 'https://example.com/./b']) {
      expect(webAddress(text, CLOSED)).toMatchObject({ url: { href: 'https://example.com/b' } });
    }
  });

  it('never makes it throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((text) => `http://${text}`)), (text) => Object.keys(webAddress(text, CLOSED)).length === 1));
  });
});
