import type { DataOf, DurableContract, MessageContract, ReplyOf, RequestContract, ServiceName } from '@rapport/contracts';
import type { UnitOfWork } from '@rapport/database';
import { AppError, fromWire } from '@rapport/errors';
import type { Metrics } from '@rapport/observability';
import { randomUUID } from 'node:crypto';
import type { Courier } from '../courier/courier.port.js';
import type { CrashPoints } from '../delivery/crash-point.port.js';
import type { OutboxRepository } from '../delivery/outbox.repository.js';
import { Messenger, type SendOptions } from '../port/messenger.port.js';
import type { Reply, RequestCarrier } from '../request/request.types.js';
import { childEnvelope } from './child-envelope.rule.js';

export interface MessengerParts {
  readonly service: ServiceName;
  readonly unitOfWork: UnitOfWork;
  readonly outbox: OutboxRepository;
  readonly courier: Courier;
  readonly carrier: RequestCarrier;
  readonly metrics: Metrics;
  readonly crashPoints: CrashPoints;
}

/** The messenger of one service. */
export class ServiceMessenger extends Messenger {
  constructor(private readonly parts: MessengerParts) {
    super();
  }

  async send<C extends DurableContract>(contract: C, data: DataOf<C>, options: SendOptions): Promise<string> {
    const { service, unitOfWork, outbox, courier, crashPoints } = this.parts;
    if (!unitOfWork.isOpen) {
      throw new AppError('internal', `${contract.name} was sent outside of a unit of work of ${service}: wrap the call in unitOfWork.run(scope, …)`);
    }
    const messageId = options.messageId ?? randomUUID();
    const envelope = childEnvelope(service);
    // A lane is the business of one workspace: the same word in another one is another lane.
    const lane = `${envelope.workspaceId}:${options.lane}`;
    const delayMs = Math.max(0, options.delayMs ?? 0);
    const parsed = parseData(contract, data);
    if (contract.consumers.length === 0) return messageId;
    const rows = await outbox.insert({ messageId, name: contract.name, consumers: contract.consumers, lane, data: parsed, envelope, delayMs });
    await crashPoints.reach('send.inserted', contract.name);
    unitOfWork.afterCommit(async () => {
      await crashPoints.reach('send.committed', contract.name);
      courier.wake(rows.map(({ id, consumer }) => ({ consumer, lane, deliveryId: id, delayMs })));
    });
    return messageId;
  }

  async request<C extends RequestContract>(
    contract: C,
    data: DataOf<C>,
    options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<ReplyOf<C>> {
    const { service, unitOfWork, metrics } = this.parts;
    if (unitOfWork.isOpen) {
      throw new AppError('internal', `${contract.name} was asked inside a unit of work: its transaction would wait for another service`);
    }
    const stopTimer = metrics.requestSeconds.startTimer({ message: contract.name });
    try {
      const reply = await this.carry(contract, parseData(contract, data), Math.min(options.timeoutMs ?? Infinity, contract.timeoutMs), options.signal);
      if (!reply.ok) throw fromWire(reply.error);
      const parsed = contract.reply.safeParse(reply.data ?? undefined);
      if (!parsed.success) throw new AppError('internal', `the answer to ${contract.name} that ${service} got breaks its contract`, { cause: parsed.error });
      stopTimer({ outcome: 'answered' });
      return parsed.data as ReplyOf<C>;
    } catch (error) {
      stopTimer({ outcome: error instanceof AppError ? error.code : 'internal' });
      throw error;
    }
  }

  private async carry(contract: RequestContract, data: unknown, timeoutMs: number, given: AbortSignal | undefined): Promise<Reply> {
    const message = { name: contract.name, data, envelope: childEnvelope(this.parts.service), deadline: Date.now() + timeoutMs };
    const over = new AbortController();
    const stop = (reason: unknown): void => over.abort(reason instanceof Error ? reason : new AppError('timeout', `${contract.name} was given up`));
    const timer = setTimeout(() => stop(new AppError('timeout', `${contract.name} was not answered within ${timeoutMs} ms`)), timeoutMs);
    const giveUp = (): void => stop(given?.reason);
    given?.addEventListener('abort', giveUp, { once: true });
    if (given?.aborted) giveUp();
    const aborted = new Promise<never>((_resolve, reject) => {
      const fail = (): void => reject(over.signal.reason as Error);
      if (over.signal.aborted) fail();
      else over.signal.addEventListener('abort', fail, { once: true });
    });
    try {
      return await Promise.race([aborted, this.parts.carrier.carry(contract.consumers[0], message, over.signal)]);
    } finally {
      clearTimeout(timer);
      given?.removeEventListener('abort', giveUp);
    }
  }
}

function parseData(contract: MessageContract, data: unknown): unknown {
  const parsed = contract.data.safeParse(data);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    rule: issue.message,
    mend: `See the contract ${contract.name}.`,
  }));
  throw new AppError('invalid_input', `the data of ${contract.name} break its contract: ${issues.map((issue) => issue.field).join(', ')}`, { issues });
}
