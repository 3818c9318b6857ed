import { AppError } from '@rapport/errors';
import type { Circuits } from '../breaker/circuits.rule.js';
import type { Permit } from '../breaker/circuit-breaker.machine.js';
import { ChatModel } from '../chat/chat-model.port.js';
import type { ChatProvider } from '../chat/chat-provider.port.js';
import type { ChatEvent, ChatPurpose, ChatRequest } from '../chat/chat.types.js';
import { retryStream, type RetryPolicy } from '../retry/retry.rule.js';
import { TurnBudgets, type CallBudget } from './call-budget.rule.js';
import type { CallLimits } from './call-limits.data.js';
import { candidates } from './candidate.rule.js';
import { counts } from './counting-fault.rule.js';
import { brokeOff, budgetSpent, circuitOpen, noneAnswered, type ProviderFault } from './fallback.errors.js';
import { holdStart } from './hold-start.rule.js';
import { keepPace } from './pace.rule.js';
import { shareOf, type Share } from './share.rule.js';

export interface ChainParts {
  circuits: Circuits;
  policy: RetryPolicy;
  limits: Readonly<Record<ChatPurpose, CallLimits>>;
  /** Told of each provider that gave no answer, for the log. */
  onFault?: (fault: ProviderFault) => void;
}

/** With another provider at hand a longer pause is not worth waiting for, in milliseconds. */
const PATIENCE_MS = 1_000;

/** One question on its way through the chain. */
interface Question {
  request: ChatRequest;
  limits: CallLimits;
  budget: CallBudget;
  startedAt: number;
  signal: AbortSignal;
}

/**
 * Several providers as one model. They are asked in order until one answers; each has its share of the time and of the calls,
 * and its own breaker. Once the caller has seen a word there is no other attempt: the error then says `released`.
 */
export class ChatChain extends ChatModel {
  private readonly turns = new TurnBudgets();

  /**
   * @param orders the providers of each purpose, the first choice first
   * @param parts breakers, repetition and limits
   */
  constructor(
    private readonly orders: Readonly<Record<ChatPurpose, readonly ChatProvider[]>>,
    private readonly parts: ChainParts,
  ) {
    super();
  }

  /** @throws AppError `unavailable` when nobody answers, `timeout` when the caller's own signal ended the call */
  override async *stream(request: ChatRequest): AsyncGenerator<ChatEvent> {
    const limits = this.parts.limits[request.purpose];
    const total = AbortSignal.timeout(limits.totalMs);
    const signal = request.signal === undefined ? total : AbortSignal.any([request.signal, total]);
    const question: Question = { request, limits, budget: this.turns.of(request.turn, limits.calls), startedAt: performance.now(), signal };
    const line = candidates(this.orders[request.purpose], request);
    const faults: ProviderFault[] = [];
    for (const [at, provider] of line.entries()) {
      let released = false;
      try {
        for await (const event of this.ask(provider, line.slice(at + 1), question)) {
          released = true;
          yield event;
        }
        return;
      } catch (thrown) {
        const { error } = provider.judge(thrown);
        this.parts.onFault?.({ provider: provider.name, model: provider.model, error });
        if (released) throw brokeOff(error, provider.name);
        if (request.signal?.aborted === true) throw new AppError('timeout', 'the call was ended by its caller');
        faults.push({ provider: provider.name, model: provider.model, error });
      }
    }
    throw noneAnswered(faults);
  }

  private async *ask(provider: ChatProvider, behind: readonly ChatProvider[], question: Question): AsyncGenerator<ChatEvent> {
    const { request, limits, budget, startedAt, signal } = question;
    const { circuit } = provider;
    if (circuit === null) {
      for await (const event of provider.attempt(request, signal)) if (event.type !== 'progress') yield event;
      return;
    }
    const followers = behind.filter((other) => other.circuit !== null && this.parts.circuits.of(other.circuit).waitMs === 0).length;
    const share = shareOf(budget.left, startedAt + limits.answerWithinMs - performance.now(), followers);
    if (share.tries === 0) throw budgetSpent();
    const until = performance.now() + share.ms;
    const attempt = (): AsyncIterable<ChatEvent> => this.attempt(provider, circuit, question, until, behind.length === 0);
    yield* retryStream(attempt, (thrown) => provider.judge(thrown), signal, this.policyFor(share, behind.length > 0));
  }

  private async *attempt(provider: ChatProvider, circuit: string, question: Question, until: number, isLast: boolean): AsyncGenerator<ChatEvent> {
    const { request, limits, budget, signal } = question;
    const permit = await this.admit(circuit, until, isLast, signal);
    try {
      if (budget.left < 1) throw budgetSpent();
      budget.take();
      const pace = { ...limits, firstWithinMs: Math.max(1, until - performance.now()) };
      const events = keepPace((ending) => provider.attempt(request, ending), pace, signal);
      for await (const event of holdStart(events, limits.firmLetters)) {
        // Counted before it leaves: whoever has the result asks for nothing more, and this line would be the last to run.
        if (event.type === 'done') permit.succeeded();
        yield event;
      }
    } catch (thrown) {
      const { error } = provider.judge(thrown);
      if (counts(error) && request.signal?.aborted !== true) permit.failed((error.retryAfterSeconds ?? 0) * 1000);
      throw thrown;
    } finally {
      permit.dropped();
    }
  }

  /** The last provider of a chain is waited for when it asked for a short pause; any other is passed over. */
  private async admit(circuit: string, until: number, isLast: boolean, signal: AbortSignal): Promise<Permit> {
    const breaker = this.parts.circuits.of(circuit);
    const { holdMs } = breaker;
    if (isLast && holdMs > 0 && performance.now() + holdMs < until) await this.parts.policy.sleep(holdMs, signal);
    const permit = breaker.admit();
    if (permit === null) throw circuitOpen(breaker.waitMs);
    return permit;
  }

  private policyFor(share: Share, hasOther: boolean): RetryPolicy {
    const { policy } = this.parts;
    const longest = hasOther ? Math.min(PATIENCE_MS, share.ms) : share.ms;
    return { ...policy, tries: Math.min(policy.tries, share.tries), maxDelayMs: Math.min(policy.maxDelayMs, longest) };
  }
}
