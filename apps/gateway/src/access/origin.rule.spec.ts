import { describe, expect, it } from '@jest/globals';
import { isLoopback, originAllowed, serverOrigins } from './origin.rule.js';

const OWN = ['http://127.0.0.1:3000'];
const LIST = ['https://www.example.com', 'https://shop.example.com:8443'];

describe('originAllowed', () => {
  it.each([
    ['a page of the server itself sends none', undefined, true],
    ['the server itself', 'http://127.0.0.1:3000', true],
    ['a listed site', 'https://www.example.com', true],
    ['a listed site in other letters', 'HTTPS://WWW.Example.com', true],
    ['the default port written out', 'https://www.example.com:443', true],
    ['a listed port', 'https://shop.example.com:8443', true],
    ['another port', 'https://shop.example.com', false],
    ['another scheme', 'http://www.example.com', false],
    ['a longer name', 'https://www.example.com.evil.test', false],
    ['a subdomain', 'https://a.www.example.com', false],
    ['a sandboxed frame', 'null', false],
    ['an extension', 'chrome-extension://www.example.com', false],
    ['nonsense', 'https://', false],
  ])('%s', (_, origin, allowed) => {
    expect(originAllowed(origin, OWN, LIST)).toBe(allowed);
  });

  it('knows the public address of the server', () => {
    const own = serverOrigins({ protocol: 'http', host: '10.0.0.5:3000' }, 'https://chat.example.com/');
    expect(originAllowed('https://chat.example.com', own, [])).toBe(true);
  });
});

describe('isLoopback', () => {
  it.each([
    ['127.0.0.1', {}, true],
    ['::1', {}, true],
    ['::ffff:127.0.0.1', {}, true],
    ['10.0.0.1', {}, false],
    ['127.0.0.1', { 'x-forwarded-for': '8.8.8.8' }, false],
    ['127.0.0.1', { forwarded: 'for=8.8.8.8' }, false],
  ])('%s with %j', (ip, headers, local) => {
    expect(isLoopback({ ip, headers })).toBe(local);
  });
});
