import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CoreConfig } from '@rapport/config';
import { conversationLive, type DataOf, inboundRead, messageReceived, type ReplyOf, turnRun, type WorkspaceProfile } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { type DeliveryContext, Live, Messenger } from '@rapport/messaging';
import { asksForHuman, detectRedFlags } from '@rapport/safety';
import { CORE_CONFIG } from '@rapport/service-host';
import { FailureRepository } from '../failure/failure.repository.js';
import { toMessageView } from '../message/message.mapper.js';
import type { MessageRow } from '../message/message.repository.js';
import { apology } from '../turn/ending/apology.rule.js';
import type { Conclusion } from '../turn/ending/conclusion.types.js';
import { TurnEndingService } from '../turn/ending/turn-ending.service.js';
import type { Concluded } from '../turn/turn.repository.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { burstWindowMs } from './burst-window.rule.js';
import { gravityOf } from './gravity.rule.js';
import { type Admission, IntakeRepository } from './intake.repository.js';
import { receptionOf } from './intake.rule.js';
import { conclusionFor, type Reading, unread } from './reception.rule.js';

type Received = DataOf<typeof messageReceived>;
type Inbound = ReplyOf<typeof inboundRead>;

interface Stored {
  readonly message: MessageRow;
  readonly ended: { readonly conclusion: Conclusion; readonly concluded: Concluded } | null;
}

/** The profile only names the country and the contact: a crisis is not kept waiting for it. */
const PROFILE_MS = 1_000;

/** A turn that has not ended by then is ended: longer than all its tries together may take. */
const TURN_LIMIT_MS = 10 * 60_000;

/** What happens to a message the moment it arrives: stored, looked at for red flags, and sent on to its turn. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly messenger: Messenger,
    private readonly live: Live,
    private readonly intake: IntakeRepository,
    private readonly ending: TurnEndingService,
    private readonly workspaces: WorkspaceService,
    private readonly failures: FailureRepository,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  async receive(received: Received, delivery: DeliveryContext): Promise<void> {
    const inbound = await this.messenger.request(inboundRead, { messageId: received.messageId });
    if (inbound.conversationId !== received.conversationId) throw AppError.notFound('message');
    const reading = delivery.lastAttempt ? lastReading(inbound, delivery) : readingOf(inbound);
    const { severity } = reading.gravity;
    const special = reading.asksForPerson || severity === 'medium' || severity === 'high' || delivery.lastAttempt;
    const workspace = special ? await this.workspaces.readOrNull(PROFILE_MS) : null;
    const stored = await delivery.effect(() => this.store(received, reading, workspace, delivery));
    if (stored) await this.announce(received.conversationId, stored, workspace);
  }

  private async store(received: Received, reading: Reading, workspace: WorkspaceProfile | null, delivery: DeliveryContext): Promise<Stored | null> {
    const { messageId, conversationId } = received;
    const { workspaceId } = delivery.scope;
    const admission = await this.intake.admit(conversationId, messageId);
    if (!admission) return this.known(messageId);
    const turn = admission.turnId === null ? { id: randomUUID(), replyId: randomUUID() } : { id: admission.turnId, replyId: null };
    const { severity, topics } = reading.gravity;
    const message = await this.intake.add(workspaceId, admission.customerId, {
      id: messageId,
      conversationId,
      seq: admission.seq,
      text: reading.text,
      metadata: severity === null ? {} : { redFlag: { severity, topics } },
      receivedAt: reading.receivedAt,
      turn,
    });
    const usual = conclusionFor(this.reception(admission, reading), reading, workspace, new Date());
    const conclusion = usual ?? (delivery.lastAttempt ? await this.giveUp(received, workspace, delivery) : null);
    if (!conclusion) {
      await this.sendOn(received, admission, turn.replyId === null ? null : turn.id);
      return { message, ended: null };
    }
    const concluded = await this.ending.conclude({ id: turn.id, conversationId, inReplyTo: messageId }, conclusion);
    return { message, ended: concluded && { conclusion, concluded } };
  }

  /** What could not be taken in by all its tries but the last is stored and ends visibly: the customer is told, and a person is called. */
  private async giveUp({ messageId }: Received, workspace: WorkspaceProfile | null, { attempt, scope }: DeliveryContext): Promise<Conclusion> {
    const error = new AppError('internal', 'a message could not be taken in by its tries');
    await this.failures.add(scope.workspaceId, { kind: 'intake.given_up', message: error.message, context: { messageId, attempt } });
    return apology(error, '', workspace?.escalationContact, new Date());
  }

  private reception(admission: Admission, { gravity, asksForPerson }: Reading) {
    const redFlagOpen = admission.openReasons.includes('red_flag');
    return receptionOf({ status: admission.status, severity: gravity.severity, asksForPerson, redFlagOpen, taken: admission.taken });
  }

  /** A message that was stored before has been sent on before; one of no visible conversation is nobody's. */
  private async known(messageId: string): Promise<null> {
    if (!(await this.intake.isStored(messageId))) throw AppError.notFound('conversation');
    return null;
  }

  /**
   * The run comes after the window; a new turn gets its guard with it, in a lane that it can't block. Guards fall due in the order in which
   * they are sent, so conversations share their lanes: a look for what is due costs as much as there are lanes that wait.
   */
  private async sendOn({ messageId, conversationId }: Received, { channel }: Admission, newTurnId: string | null): Promise<void> {
    const delayMs = burstWindowMs(channel, this.config.RAPPORT_BURST_MS);
    await this.messenger.send(turnRun, { conversationId, messageId }, { lane: `turn:${conversationId}`, delayMs });
    if (newTurnId === null) return;
    await this.messenger.send(
      turnRun,
      { conversationId, messageId, overdueTurnId: newTurnId },
      { lane: `guard:${conversationId.slice(0, 2)}`, delayMs: TURN_LIMIT_MS + delayMs },
    );
  }

  private async announce(conversationId: string, { message, ended }: Stored, workspace: WorkspaceProfile | null): Promise<void> {
    await this.live.publish(conversationLive, conversationId, { type: 'message', message: toMessageView(message), ...(ended ? {} : { turn: 'pending' as const }) });
    if (ended) await this.ending.announce(conversationId, ended.conclusion, ended.concluded, workspace?.escalationContact);
  }
}

function readingOf({ text, receivedAt }: Inbound): Reading {
  const flags = detectRedFlags(text);
  return { text, receivedAt, flags, gravity: gravityOf(flags), asksForPerson: asksForHuman(text) };
}

/** On the last try reading may be what failed before, or, when that try was cut short, what no worker survives. */
function lastReading(inbound: Inbound, { attempt }: DeliveryContext): Reading {
  if (attempt > messageReceived.policy.maxAttempts) return unread(inbound);
  try {
    return readingOf(inbound);
  } catch {
    return unread(inbound);
  }
}
