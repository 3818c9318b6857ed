import { Inject, Injectable } from '@nestjs/common';
import { customerRead, knowledgeSearch, type Passage } from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { smalltalkOf } from '../../route/smalltalk.rule.js';
import { RememberedService } from '../remembered.service.js';
import { WorkspaceService } from '../../workspace/workspace.service.js';
import type { OpenTurn, TurnContext } from '../turn.types.js';

const PASSAGES = 8;
const LONGEST_QUERY = 4_000;

/** Brings together what the reply may rest on; the questions go out side by side. */
@Injectable()
export class ContextStep {
  constructor(
    private readonly messenger: Messenger,
    private readonly workspaces: WorkspaceService,
    private readonly memory: RememberedService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(turn: OpenTurn): Promise<TurnContext> {
    const profile = this.workspaces.read();
    const [workspace, customer, passages, remembered] = await Promise.all([
      profile, this.customer(turn.customerId), this.passages(turn), this.memory.recall(turn, profile),
    ]);
    return { workspace, customer, passages, remembered };
  }

  /** Without the customer's values the leak check is stricter, nothing else. */
  private async customer(customerId: string): Promise<TurnContext['customer']> {
    try {
      const { name, emails, phones } = await this.messenger.request(customerRead, { customerId });
      return { name, emails, phones };
    } catch (error) {
      this.logger.warn({ err: error }, 'the customer could not be read');
      return { name: null, emails: [], phones: [] };
    }
  }

  private async passages(turn: OpenTurn): Promise<readonly Passage[]> {
    const query = turn.standaloneQuestion.slice(0, LONGEST_QUERY);
    if (query.trim() === '' || smalltalkOf(turn.question)) return [];
    const found = await this.messenger.request(knowledgeSearch, { query, limit: PASSAGES });
    return found.passages;
  }
}
