import { createHash } from 'node:crypto';

const DAY_MS = 86_400_000;
/** 03:00 UTC. */
const HOUR_MS = 3 * 3_600_000;

/** A night's work of a workspace. */
export interface Night {
  /** The same whoever plans it, so that it is done once. A uuid. */
  readonly messageId: string;
  /** From now until it is due, ms. */
  readonly delayMs: number;
}

/**
 * The next night of a workspace.
 *
 * @param now ms since 1970
 */
export function nextNight(workspaceId: string, now: number): Night {
  const due = Math.floor((now - HOUR_MS) / DAY_MS) * DAY_MS + DAY_MS + HOUR_MS;
  const hex = createHash('sha256').update(`memory.tidy:${workspaceId}:${due}`).digest('hex');
  return { messageId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`, delayMs: due - now };
}
