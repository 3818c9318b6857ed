/** A file cannot be read; the message says why and the mend to the person who uploaded it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
