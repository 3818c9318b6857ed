import type { Channel } from '@rapport/contracts';

/** How a reply leaves: by whom, and what became of it. */
export interface Route {
  readonly via: string;
  readonly state: 'sent' | 'failed';
  /** Why it could not leave, in plain words. */
  readonly error: string | null;
}

/**
 * The way of a reply. Live chat and the API have nothing to push: the customer's side reads it by events or by GET.
 *
 * @param channel of the conversation
 * @param source how its last message came in; undefined when none did
 */
export function routeOf(channel: Channel, source: 'api' | 'visitor' | undefined): Route {
  if (channel === 'live_chat') return { via: 'live_chat', state: 'sent', error: null };
  if (source === 'api') return { via: 'api', state: 'sent', error: null };
  return { via: channel, state: 'failed', error: `No ${channel} account is connected, so the reply could not be sent there. It can be read by the API.` };
}
