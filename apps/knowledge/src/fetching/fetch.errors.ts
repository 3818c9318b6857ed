/** Why something could not be fetched, in words for the person who asked for it. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault';

  /**
   * @param message one or two sentences with the mend
   * @param passing trying again can help
   */
  constructor(
    message: string,
    readonly passing = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The code of a system's error, `ECONNRESET`; empty where there is none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
