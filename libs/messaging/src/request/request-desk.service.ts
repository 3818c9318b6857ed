import type { ServiceName } from '@rapport/contracts';
import { AppError, isAppError, toWire } from '@rapport/errors';
import { runInContext, type Logger } from '@rapport/observability';
import { inFreshContext } from '../delivery/fresh-context.rule.js';
import type { RequestHandler } from '../delivery/handler-table.types.js';
import { ConcurrencyGate } from './concurrency-gate.service.js';
import type { Reply, RequestMessage } from './request.types.js';

/** Answers the requests to one service in this process, each kind with its bounded concurrency and its deadline. */
export class RequestDesk {
  private readonly gates = new Map<string, ConcurrencyGate>();
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    private readonly service: ServiceName,
    private readonly handlers: ReadonlyMap<string, RequestHandler>,
    private readonly logger: Logger,
  ) {
    for (const { contract } of handlers.values()) this.gates.set(contract.name, new ConcurrencyGate(contract.concurrency));
  }

  /** How many requests are in hand, waiting ones too. */
  get size(): number {
    return this.running.size;
  }

  /** Resolves when one of them is answered. */
  async oneLess(): Promise<void> {
    await Promise.race(this.running);
  }

  /**
   * Answers one request. Never rejects.
   *
   * @returns the answer, or undefined when the deadline passed before the handler could begin
   */
  answer(message: RequestMessage): Promise<Reply | undefined> {
    const answered = inFreshContext(() => this.admit(message));
    const tracked = answered.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
    return answered;
  }

  /** Waits until all requests in hand are answered, at most so long. */
  async drain(graceMs: number): Promise<void> {
    const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
    await Promise.race([Promise.all(this.running), grace]);
  }

  private async admit(message: RequestMessage): Promise<Reply | undefined> {
    const remainingMs = message.deadline - Date.now();
    if (remainingMs <= 0) return undefined;
    const handler = this.handlers.get(message.name);
    const gate = this.gates.get(message.name);
    if (!handler || !gate) {
      const error = new AppError('internal', `${this.service} has no handler for the request ${message.name}`);
      return { ok: false, error: toWire(error) };
    }
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new AppError('timeout', `${message.name} passed its deadline`)), remainingMs);
    const leave = await gate.enter(deadline.signal);
    try {
      if (!leave || Date.now() >= message.deadline) return undefined;
      return await this.handle(handler, message, deadline.signal);
    } finally {
      clearTimeout(timer);
      leave?.();
    }
  }

  private async handle(handler: RequestHandler, message: RequestMessage, signal: AbortSignal): Promise<Reply> {
    const { envelope } = message;
    const scope = { workspaceId: envelope.workspaceId, customer: envelope.customer };
    return runInContext(envelope, async (): Promise<Reply> => {
      try {
        const data = handler.contract.data.safeParse(message.data);
        if (!data.success) throw new AppError('invalid_input', `the data of ${message.name} break its contract`);
        const reply = await handler.handle(data.data, { envelope, scope, signal });
        // What a handler hands back when it was told to stop is no answer, and the asker's own clock may be a little behind.
        if (signal.aborted) throw new AppError('timeout', `${message.name} passed its deadline`);
        return { ok: true, data: reply };
      } catch (error) {
        if (!isAppError(error)) this.logger.error({ err: error, message: message.name }, 'a request failed');
        return { ok: false, error: toWire(error) };
      }
    });
  }
}
