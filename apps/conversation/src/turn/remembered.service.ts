import { Inject, Injectable } from '@nestjs/common';
import { memoryRecall, type MemoryProfile, type ReplyOf, type WorkspaceProfile } from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { type Logger, requireContext, runInContext } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import type { OpenTurn, Remembered } from './turn.types.js';

/** System row E2. */
const BEST = 5;
/** As many exchanges of this conversation stand in the history already. */
const IN_HISTORY = 10;
const MOST_FACTS = 20;
const LONGEST_QUERY = 4_000;
const PATIENCE_MS = 1_000;
/** Memory that did not answer is not asked again for so long: it shall not hold up one turn after the other. */
const PAUSE_MS = 10_000;

/** What is remembered of the customer. A reply without it is a good reply: memory may be late, and may be away. */
@Injectable()
export class RememberedService {
  private notBefore = 0;

  constructor(
    private readonly messenger: Messenger,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * @param workspace says by which rule memories are put in order
   * @returns null when memory does not answer in time. Never throws.
   */
  async recall(turn: OpenTurn, workspace: Promise<Pick<WorkspaceProfile, 'memoryRanking'>>): Promise<Remembered | null> {
    if (Date.now() < this.notBefore) return null;
    const ranking = (await workspace.catch(() => null))?.memoryRanking ?? null;
    const question = {
      query: turn.standaloneQuestion.slice(0, LONGEST_QUERY), limit: BEST, conversationId: turn.conversationId, exceptLast: IN_HISTORY, ...(ranking === null ? {} : { ranking }),
    };
    try {
      // Memory opens for one customer only, whoever the running request stands for.
      const asCustomer = { ...requireContext(), customer: turn.customerId };
      return toRemembered(await runInContext(asCustomer, () => this.messenger.request(memoryRecall, question, { timeoutMs: PATIENCE_MS })));
    } catch (error) {
      this.notBefore = Date.now() + PAUSE_MS;
      this.logger.warn({ err: error }, 'memory does not answer: turns go on without it for a while');
      return null;
    }
  }
}

function toRemembered({ items, profile, ranking }: ReplyOf<typeof memoryRecall>): Remembered {
  return {
    ranking,
    profile: { name: profile.name, facts: factsOf(profile) },
    memories: items.map(({ id, text, at, score, sourceMessageIds }) => ({ id, text, at, score, sourceMessageIds })),
  };
}

function factsOf({ fields, facts }: MemoryProfile): string[] {
  const { name: _name, ...others } = fields;
  return [...Object.values(others), ...facts].slice(0, MOST_FACTS).map(({ text }) => text);
}
