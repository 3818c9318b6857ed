import { isIP } from 'node:net';
import { mayConnectTo } from './address.rule.js';
import type { FetchReach } from './fetch.types.js';

/** An address in its one normal form, or why it is not fetched. */
export type WebAddress = { readonly url: URL } | { readonly refused: string };

const LONGEST = 2_000;

/** The host as the network wants it: without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * Judges an address by what it says alone; what its name resolves to is checked when it is fetched. The parser of URLs turns every notation of an
 * IPv4 address (decimal, hexadecimal, octal, short) into the usual one.
 *
 * @param text from a person or from a redirect, trusted in nothing
 * @param base what a relative redirect starts from
 */
export function webAddress(text: string, { ports, allowPrivate }: FetchReach, base?: URL): WebAddress {
  if (!URL.canParse(text, base?.href)) return { refused: 'is no address of the web' };
  const url = new URL(text, base?.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { refused: 'does not begin with http:// or https://' };
  if (url.username !== '' || url.password !== '') return { refused: 'holds a name or a password, which would be stored and shown' };
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!ports.includes(port)) return { refused: `names port ${port}; allowed are ${ports.join(', ')} (RAPPORT_FETCH_PORTS)` };
  url.hash = '';
  if (url.href.length > LONGEST) return { refused: `is longer than ${LONGEST} characters` };
  const host = hostOf(url);
  if (isIP(host) !== 0 && !mayConnectTo(host, allowPrivate)) return { refused: 'leads to a private or reserved address' };
  return { url };
}
