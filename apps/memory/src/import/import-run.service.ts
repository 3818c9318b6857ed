import { Injectable } from '@nestjs/common';
import { customerResolve, type DataOf, type ImportedConversation, importRun } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import type { PreparedExchange } from '../learn/exchange.types.js';
import { PrepareService } from '../learn/prepare.service.js';
import { RememberService } from '../learn/remember.service.js';
import { exchangesOf } from './exchanges.rule.js';
import { ImportRepository } from './import.repository.js';
import { readLine } from './read-line.rule.js';

/** Conversations of one delivery: so few that it ends well within its lease and repeats little after a crash. */
const AT_ONCE = 20;
/** Exchanges of one embedding call, and of one transaction at most. */
const EMBED_AT_ONCE = 64;

interface Line {
  readonly line: number;
  readonly body: string;
}
interface Refused {
  readonly line: number;
  readonly reason: string;
}
interface Accepted {
  readonly line: number;
  readonly conversation: ImportedConversation;
}

/**
 * Remembers an import, slice by slice. Each slice is one delivery with one effect: the exchanges, the lines that are gone, the progress and the next
 * delivery are written together, so that a crash costs no more than the slice, which is then done again without doing anything twice.
 */
@Injectable()
export class ImportRunService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly messenger: Messenger,
    private readonly preparing: PrepareService,
    private readonly remembering: RememberService,
  ) {}

  async run({ importId }: DataOf<typeof importRun>, context: DeliveryContext): Promise<void> {
    const { scope } = context;
    const lines = await this.unit.run(scope, () => this.imports.nextLines(scope.workspaceId, importId, AT_ONCE));
    const { accepted, refused } = sorted(lines);
    const known = await this.customersOf(accepted);
    refused.push(...known.refused);
    const prepared = await this.prepare(known.owned);
    await context.effect(async () => {
      let added = 0;
      for (const exchange of prepared) if (await this.remembering.remember(scope.workspaceId, exchange)) added += 1;
      const result = { done: lines.length - refused.length, refused: refused.length, added, known: prepared.length - added };
      await this.imports.finish(scope.workspaceId, importId, lines.map(({ line }) => line), refused, result);
      if (lines.length === AT_ONCE) await this.messenger.send(importRun, { importId }, { lane: `import:${importId}` });
      else await this.imports.close(importId);
    });
  }

  /** Whose each conversation is. The gateway knows customers, and makes those that are new. */
  private async customersOf(accepted: readonly Accepted[]): Promise<{ owned: { conversation: ImportedConversation; customerId: string }[]; refused: Refused[] }> {
    if (accepted.length === 0) return { owned: [], refused: [] };
    const { results } = await this.messenger.request(customerResolve, { customers: accepted.map(({ conversation }) => conversation.customer) });
    const owned: { conversation: ImportedConversation; customerId: string }[] = [];
    const refused: Refused[] = [];
    accepted.forEach(({ line, conversation }, index) => {
      const customerId = results[index]?.customerId ?? null;
      if (customerId === null) refused.push({ line, reason: `customer: ${results[index]?.refused ?? 'could not be found'}` });
      else owned.push({ conversation, customerId });
    });
    return { owned, refused };
  }

  private async prepare(owned: readonly { conversation: ImportedConversation; customerId: string }[]): Promise<PreparedExchange[]> {
    const told = owned.flatMap(({ conversation, customerId }) => exchangesOf(conversation, customerId));
    const prepared: PreparedExchange[] = [];
    for (let at = 0; at < told.length; at += EMBED_AT_ONCE) prepared.push(...(await this.preparing.prepare(told.slice(at, at + EMBED_AT_ONCE))));
    // Writers that take customers in one order never wait for each other in a ring.
    return prepared.sort((a, b) => (a.customerId < b.customerId ? -1 : a.customerId > b.customerId ? 1 : a.at.getTime() - b.at.getTime()));
  }
}

function sorted(lines: readonly Line[]): { accepted: Accepted[]; refused: Refused[] } {
  const accepted: Accepted[] = [];
  const refused: Refused[] = [];
  for (const { line, body } of lines) {
    const read = readLine(body);
    if ('refused' in read) refused.push({ line, reason: read.refused });
    else accepted.push({ line, conversation: read.conversation });
  }
  return { accepted, refused };
}
