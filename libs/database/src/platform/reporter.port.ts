/** Takes note of an error that has nobody to be thrown to. */
export type Reporter = (what: string, error: unknown) => void;

/** The reporter of who names none: a warning of the process. */
export const warn: Reporter = (what, error) => {
  process.emitWarning(`${what}: ${error instanceof Error ? error.message : String(error)}`, 'DatabaseWarning');
};
