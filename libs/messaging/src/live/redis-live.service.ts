import type { TopicContract } from '@rapport/contracts';
import type { Logger } from '@rapport/observability';
import type { z } from 'zod';
import { Live } from '../port/live.port.js';
import type { RedisChannels } from '../redis/redis-channels.service.js';

/** Live topics between processes. */
export class RedisLive extends Live {
  constructor(
    private readonly channels: RedisChannels,
    private readonly prefix: string,
    private readonly logger: Logger,
  ) {
    super();
  }

  async publish<D extends z.ZodType>(topic: TopicContract<D>, key: string, data: z.output<D>): Promise<void> {
    await this.channels.publish(this.channel(topic, key), JSON.stringify(data)).catch((error: unknown) => {
      this.logger.warn({ err: error, topic: topic.name }, 'nobody was told of a live topic');
    });
  }

  async subscribe<D extends z.ZodType>(topic: TopicContract<D>, key: string, listener: (data: z.output<D>) => void): Promise<() => Promise<void>> {
    return this.channels.subscribe(this.channel(topic, key), (text) => {
      const data = topic.data.safeParse(JSON.parse(text));
      if (data.success) listener(data.data);
      else this.logger.warn({ topic: topic.name }, 'a live topic came in a shape that is not known here');
    });
  }

  private channel(topic: TopicContract, key: string): string {
    return `${this.prefix}:live:${topic.name}:${key}`;
  }
}
