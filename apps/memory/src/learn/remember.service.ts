import { Inject, Injectable } from '@nestjs/common';
import { MEMORY_CONFIG, type MemoryConfig } from '../memory.config.js';
import type { PreparedExchange } from './exchange.types.js';
import { RememberRepository } from './remember.repository.js';

/** A little more than needed is archived at once, so that it need not be done with each exchange. */
const AT_ONCE = 0.05;

/** Writes what was prepared. Inside an open unit of work. */
@Injectable()
export class RememberService {
  constructor(
    private readonly memories: RememberRepository,
    @Inject(MEMORY_CONFIG) private readonly config: MemoryConfig,
  ) {}

  /** @returns whether it was new */
  async remember(workspaceId: string, exchange: PreparedExchange): Promise<boolean> {
    const { added, liveInteractions } = await this.memories.remember(workspaceId, exchange);
    const most = this.config.RAPPORT_MEMORY_LIVE;
    if (liveInteractions > most) {
      await this.memories.archive(workspaceId, exchange.customerId, liveInteractions - Math.floor(most * (1 - AT_ONCE)));
    }
    return added;
  }
}
