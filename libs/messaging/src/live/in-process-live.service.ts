import type { TopicContract } from '@rapport/contracts';
import type { Logger } from '@rapport/observability';
import { EventEmitter } from 'node:events';
import type { z } from 'zod';
import { inFreshContext } from '../delivery/fresh-context.rule.js';
import { Live } from '../port/live.port.js';
import { jsonCopy } from '../request/json-copy.rule.js';

/** Live topics inside one process; one object for all of its services. */
export class InProcessLive extends Live {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  constructor(private readonly logger: Logger) {
    super();
  }

  async publish<D extends z.ZodType>(topic: TopicContract<D>, key: string, data: z.output<D>): Promise<void> {
    inFreshContext(() => this.emitter.emit(`${topic.name}:${key}`, data));
  }

  async subscribe<D extends z.ZodType>(topic: TopicContract<D>, key: string, listener: (data: z.output<D>) => void): Promise<() => Promise<void>> {
    const channel = `${topic.name}:${key}`;
    const tell = (data: z.output<D>): void => {
      try {
        listener(jsonCopy(data));
      } catch (error) {
        this.logger.warn({ err: error, topic: topic.name }, 'a listener of a live topic failed');
      }
    };
    this.emitter.on(channel, tell);
    return async () => void this.emitter.off(channel, tell);
  }
}
