import ipaddr from 'ipaddr.js';

/** What `allowPrivate` opens. Link-local stays closed: there clouds hand out the keys of a machine. */
const PRIVATE_V4: ReadonlySet<string> = new Set(['private', 'loopback', 'carrierGradeNat']);
const PRIVATE_V6: ReadonlySet<string> = new Set(['uniqueLocal', 'loopback']);

/**
 * Whether a connection to an address may be made. Of IPv6 only global unicast (2000::/3) passes, less what is carved out of it; so none of the
 * forms that carry an IPv4 address inside (mapped, compatible, translated, NAT64, 6to4, Teredo) does, wherever it leads.
 *
 * @param address as a resolver writes it
 * @param allowPrivate loopback and private networks too
 */
export function mayConnectTo(address: string, allowPrivate: boolean): boolean {
  if (address.includes('%') || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const range: string = parsed.range();
  if (parsed instanceof ipaddr.IPv4) return range === 'unicast' || (allowPrivate && PRIVATE_V4.has(range));
  if (allowPrivate && PRIVATE_V6.has(range)) return true;
  return range === 'unicast' && ((parsed.parts[0] ?? 0) & 0xe000) === 0x2000;
}
