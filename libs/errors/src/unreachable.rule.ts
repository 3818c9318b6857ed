/**
 * Closes an exhaustive `switch`: the compiler refuses a case that was forgotten.
 *
 * @param value what is left, of type `never` when every case is handled
 * @throws always, should the compiler have been deceived
 */
export function assertUnreachable(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}.`);
}
