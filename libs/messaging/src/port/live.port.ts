import type { TopicContract } from '@rapport/contracts';
import type { z } from 'zod';

/** Live topics: told at once, kept nowhere. Redis pub/sub between processes, an emitter inside one. */
export abstract class Live {
  /** Tells whoever listens to this key now, in the order of publishing. Never throws: nobody may be there. */
  abstract publish<D extends z.ZodType>(topic: TopicContract<D>, key: string, data: z.output<D>): Promise<void>;

  /**
   * Listens until the returned function is called. Resolves when listening has truly begun, so that what is published
   * afterwards arrives.
   */
  abstract subscribe<D extends z.ZodType>(topic: TopicContract<D>, key: string, listener: (data: z.output<D>) => void): Promise<() => Promise<void>>;
}
