/** Between two batches: texts that come meanwhile, and whoever else uses the provider, get their turn. */
const PAUSE_MS = 250;
const FIRST_WAIT_MS = 5_000;
export const LONGEST_WAIT_MS = 600_000;
/** Until a command that the wrong process got is taken once more. */
export const ANOTHER_PROCESS_MS = 60_000;

/**
 * How long the next batch waits.
 *
 * @param failures how often in a row the model could not be reached; 0 after a batch that went well
 * @returns ms: doubling from 5 s up to 10 minutes
 */
export function pauseBefore(failures: number): number {
  return failures === 0 ? PAUSE_MS : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
}
