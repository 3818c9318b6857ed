import { Inject, Injectable } from '@nestjs/common';
import { conversationList, type DataOf, type erasureNote, erasureRun, erasureStarted, type ReplyOf, type ServiceName } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import { type ErasureRound, StoreEraser } from '@rapport/service-host';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { asCustomer } from '../http/as-customer.rule.js';
import { DoorStoreRepository } from './door-store.repository.js';
import { begun, noted } from './erasure.machine.js';
import { ErasureRepository } from './erasure.repository.js';

const PAGE = 200;

/** Drives an erasure through its rounds and keeps its receipt. */
@Injectable()
export class ErasureRoundService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly erasures: ErasureRepository,
    private readonly door: DoorStoreRepository,
    private readonly eraser: StoreEraser,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Empties the door's own stores, then calls the other services. */
  async run({ erasureId, round }: DataOf<typeof erasureRun>, context: DeliveryContext): Promise<void> {
    const erasure = await this.unit.run(context.scope, () => this.erasures.find(erasureId));
    const standing = erasure && begun(erasure, round);
    if (!erasure || !standing) return;
    const { workspaceId, customerId } = erasure;
    const ours: ErasureRound = { erased: { workspaceId, customerId, erasureId }, round };
    await this.forgetConversations(ours, context.signal);
    await this.eraser.empty(ours, this.door.stores, context, async () => {
      if (standing.state !== erasure.state) await this.erasures.advance(erasureId, standing);
      await this.messenger.send(erasureStarted, { erasureId, round }, { lane: `erasure:${erasureId}` });
    });
  }

  /** Writes a note into the receipt, and goes on when it was the last of its round. */
  async note(note: DataOf<typeof erasureNote>, from: ServiceName | undefined, context: DeliveryContext): Promise<void> {
    if (from === undefined) throw new AppError('internal', 'a note on an erasure without a sender');
    await context.effect(async () => {
      const erasure = await this.erasures.lock(note.erasureId);
      if (!erasure) return;
      const next = noted(erasure, from, note, new Date().toISOString());
      await this.erasures.advance(erasure.id, next);
      if (next.state !== 'settling' || erasure.state === 'settling') return;
      const delayMs = this.config.RAPPORT_ERASURE_SETTLE_SECONDS * 1_000;
      await this.messenger.send(erasureRun, { erasureId: erasure.id, round: 2 }, { lane: `erasure:${erasure.id}`, delayMs });
    });
  }

  /** The audit may name conversations too: while they can still be listed, its lines are pointed to the receipt. */
  private async forgetConversations(round: ErasureRound, signal: AbortSignal): Promise<void> {
    const { workspaceId, customerId, erasureId } = round.erased;
    let cursor: string | null = null;
    do {
      signal.throwIfAborted();
      const after: string | null = cursor;
      const page: ReplyOf<typeof conversationList> = await asCustomer(customerId, () => this.messenger.request(conversationList, { limit: PAGE, ...(after === null ? {} : { cursor: after }) }));
      const ids = page.data.map(({ id }) => id);
      if (ids.length > 0) {
        await this.unit.run({ workspaceId, customer: customerId }, async () => {
          const rows = await this.door.anonymise(workspaceId, erasureId, ids, 1_000_000);
          if (rows > 0) await this.eraser.note(round, [{ store: 'identity.audit_log', action: 'anonymised', rows }]);
        });
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}
