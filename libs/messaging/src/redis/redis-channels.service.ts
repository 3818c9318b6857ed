import type { Logger } from '@rapport/observability';
import type { Redis } from 'ioredis';
import { inFreshContext } from '../delivery/fresh-context.rule.js';
import { within } from './within.rule.js';

const PATIENCE_MS = 2_000;

interface Channel {
  readonly listeners: Set<(text: string) => void>;
  /** Resolves when the server has confirmed. */
  readonly ready: Promise<unknown>;
}

/** Publish and subscribe over two connections of the process. After a reconnect the subscriptions come back by themselves. */
export class RedisChannels {
  private readonly channels = new Map<string, Channel>();

  constructor(
    private readonly producer: Redis,
    private readonly subscriber: Redis,
    private readonly logger: Logger,
  ) {
    subscriber.on('message', (name: string, text: string) => inFreshContext(() => this.tell(name, text)));
  }

  /** @throws when Redis is away */
  async publish(channel: string, text: string): Promise<void> {
    await within(PATIENCE_MS, 'publishing', this.producer.publish(channel, text));
  }

  /** @returns what ends the listening; resolves after the server's confirmation. @throws AppError `unavailable` */
  async subscribe(name: string, listener: (text: string) => void): Promise<() => Promise<void>> {
    const channel = this.channels.get(name) ?? { listeners: new Set(), ready: this.subscriber.subscribe(name) };
    this.channels.set(name, channel);
    const own = (text: string): void => listener(text);
    channel.listeners.add(own);
    const end = async (): Promise<void> => {
      channel.listeners.delete(own);
      if (channel.listeners.size > 0 || this.channels.get(name) !== channel) return;
      this.channels.delete(name);
      await within(PATIENCE_MS, 'unsubscribing', this.subscriber.unsubscribe(name)).catch(() => undefined);
    };
    try {
      await within(PATIENCE_MS, 'subscribing', channel.ready);
    } catch (error) {
      void end();
      throw error;
    }
    return end;
  }

  private tell(name: string, text: string): void {
    for (const listener of this.channels.get(name)?.listeners ?? []) {
      try {
        listener(text);
      } catch (error) {
        this.logger.warn({ err: error }, 'a listener of a channel failed');
      }
    }
  }
}
