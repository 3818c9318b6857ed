/** How far somebody has heard: the last whole message, and how much of the reply that is being released. */
export interface Position {
  readonly seq: number;
  readonly offset: number;
}

/** A position as the id of a server-sent event, `7:120`. */
export function toEventId({ seq, offset }: Position): string {
  return `${seq}:${offset}`;
}

/** The position in a `Last-Event-ID`; without one, or with a foreign one, the beginning. */
export function fromEventId(id: string | undefined): Position {
  const match = /^(\d{1,9})(?::(\d{1,9}))?$/.exec(id ?? '');
  return { seq: Number(match?.[1] ?? 0), offset: Number(match?.[2] ?? 0) };
}
