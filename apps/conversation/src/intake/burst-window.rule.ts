import { channel, type Channel } from '@rapport/contracts';

/** How long a channel's customers pause between the messages of one burst, in ms. */
const WINDOWS: Readonly<Record<Channel, number>> = { sms: 1_500, instagram: 1_500, facebook: 1_500, live_chat: 400, email: 0, phone: 0 };

/** A burst is answered at the latest after this many windows, however long it goes on. */
const MOST_WINDOWS = 10;

/**
 * @param from where the message came from
 * @param override the setting that replaces every channel's window
 * @returns the quiet time in ms that ends a burst
 */
export function burstWindowMs(from: Channel, override: number | undefined): number {
  return override ?? WINDOWS[from];
}

/** For each channel the age in ms from which a burst is answered although its newest message is still fresh. */
export function longestBursts(override: number | undefined): Record<Channel, number> {
  const entries = channel.options.map((name) => [name, burstWindowMs(name, override) * MOST_WINDOWS]);
  return Object.fromEntries(entries) as Record<Channel, number>;
}
