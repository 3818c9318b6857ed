/** A body of JSON lines: not read yet, and the body of no other route. */
export class JsonLines {
  constructor(readonly jsonLines: string) {}
}
