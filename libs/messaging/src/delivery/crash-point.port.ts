/** The gaps between two steps of sender and worker: a process may die in each of them. */
export const CRASH_POINTS = [
  'send.inserted',
  'send.committed',
  'work.claimed',
  'work.before-effect',
  'work.marked',
  'work.written',
  'work.committed',
  'work.before-fail',
  'work.failed',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** For tests: is told each gap. Throwing {@link ProcessGone} there acts as a SIGKILL would: nothing is cleaned up. */
export interface CrashPoints {
  reach(point: CrashPoint, message: string): void | Promise<void>;
}

/** Thrown at a crash point. Nobody may handle it: the worker simply stops being there. */
export class ProcessGone extends Error {
  override readonly name = 'ProcessGone';
}

/** What runs in production: nothing happens in the gaps. */
export const NO_CRASH_POINTS: CrashPoints = { reach: () => undefined };
