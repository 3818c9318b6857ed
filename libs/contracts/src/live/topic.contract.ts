import type { z } from 'zod';

/** Something that is shown at once and not kept. Who was away asks for the text again. */
export interface TopicContract<D extends z.ZodType = z.ZodType> {
  readonly kind: 'topic';
  readonly name: string;
  readonly data: D;
}

/** Defines a live topic; each message of it goes to the listeners of one key (an id). */
export function defineTopic<D extends z.ZodType>(name: string, data: D): TopicContract<D> {
  return { kind: 'topic', name, data };
}
