/** What is counted; each has its own setting. */
export type LimitKind = 'address' | 'login' | 'newVisitor' | 'key' | 'visitor' | 'workspace' | 'conversation';

/** Counts what callers do and refuses what is too much. */
export abstract class Limits {
  /**
   * Counts one request.
   *
   * @param kind what is counted
   * @param of whose: an address, an id
   * @throws AppError `rate_limited` with the seconds until there is room again
   */
  abstract count(kind: LimitKind, of: string): Promise<void>;
}
