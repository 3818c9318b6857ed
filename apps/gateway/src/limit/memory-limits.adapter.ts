import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@rapport/errors';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { Limits, type LimitKind } from './limit.port.js';

const WHO: Readonly<Record<LimitKind, string>> = {
  address: 'this address',
  login: 'logging in',
  newVisitor: 'opening new chats from this address',
  key: 'this key',
  visitor: 'this chat',
  workspace: 'this workspace',
  conversation: 'messages in this conversation',
};

/** Counts in the memory of this process: exact for one gateway, per instance for several. */
@Injectable()
export class MemoryLimits extends Limits {
  private readonly limiters: Readonly<Record<LimitKind, RateLimiterMemory>>;

  constructor(@Inject(GATEWAY_CONFIG) config: GatewayConfig) {
    super();
    const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.limiters = {
      address: perMinute(config.RAPPORT_LIMIT_ADDRESS),
      login: perMinute(config.RAPPORT_LIMIT_LOGIN),
      newVisitor: perMinute(config.RAPPORT_LIMIT_NEW_VISITORS),
      key: perMinute(config.RAPPORT_LIMIT_KEY),
      visitor: perMinute(config.RAPPORT_LIMIT_VISITOR),
      workspace: perMinute(config.RAPPORT_LIMIT_WORKSPACE),
      conversation: perMinute(config.RAPPORT_LIMIT_CONVERSATION),
    };
  }

  async count(kind: LimitKind, of: string): Promise<void> {
    try {
      await this.limiters[kind].consume(of);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
      throw new AppError('rate_limited', `too many requests: ${kind}`, {
        userMessage: `That was too much for ${WHO[kind]} within a minute. Please wait ${seconds} s and try again.`,
        retryAfterSeconds: seconds,
        details: { kind },
      });
    }
  }
}
