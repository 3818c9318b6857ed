import { AppError } from '@rapport/errors';
import { estimateTokens } from '@rapport/language';
import type { Permit } from '../breaker/circuit-breaker.machine.js';
import type { Circuits } from '../breaker/circuits.rule.js';
import { brokenStream } from '../failure/provider-failure.rule.js';
import { counts } from '../fallback/counting-fault.rule.js';
import { circuitOpen, type ProviderFault } from '../fallback/fallback.errors.js';
import { retryCall, type RetryPolicy } from '../retry/retry.rule.js';
import { BatchQueue, type EmbeddedBatch, type EmbeddedText } from './batch-queue.rule.js';
import { PATIENCE, type Patience } from './embedding-limits.data.js';
import { EmbeddingModel, type EmbeddingKind, type EmbeddingResult } from './embedding-model.port.js';
import { EMBEDDING_PREFIXES } from './embedding-prefix.data.js';
import type { EmbeddingProvider } from './embedding-provider.port.js';
import { emptyTextVector, toColumnVector } from './vector.rule.js';

export interface EmbeddingChainParts {
  circuits: Circuits;
  policy: RetryPolicy;
  patience?: Readonly<Record<EmbeddingKind, Patience>>;
  onFault?: (fault: ProviderFault) => void;
}

/**
 * Providers of one and the same embedding model as one. Another model is never fallen back to: its vectors would stand beside
 * the others and mean nothing to them. Equal texts that are under way are embedded once; all others are gathered to batches.
 */
export class EmbeddingChain extends EmbeddingModel {
  override readonly model: string;
  private readonly queue: BatchQueue;
  private readonly running = new Map<string, Promise<EmbeddedText>>();
  private readonly patience: Readonly<Record<EmbeddingKind, Patience>>;

  /**
   * @param providers at least one, the first choice first
   * @param parts breakers and repetition
   * @throws AppError `invalid_input` when they do not all serve the same model
   */
  constructor(
    private readonly providers: readonly EmbeddingProvider[],
    private readonly parts: EmbeddingChainParts,
  ) {
    super();
    this.model = providers[0]?.model ?? '';
    const other = providers.find(({ model }) => model !== this.model);
    if (other !== undefined) {
      const mend = 'name the same model for each of them, or only one provider: vectors of different models cannot be compared';
      throw AppError.invalid('embedding', `the providers serve different models, ${this.model} and ${other.model}`, mend);
    }
    const least = (of: (provider: EmbeddingProvider) => number): number => Math.min(...providers.map(of));
    const limits = { texts: least(({ limits }) => limits.texts), tokens: least(({ limits }) => limits.tokens), calls: least(({ limits }) => limits.calls) };
    this.queue = new BatchQueue((texts, kind) => this.send(texts, kind), limits);
    this.patience = parts.patience ?? PATIENCE;
  }

  /** @throws AppError of the first provider when all failed alike, else `unavailable` */
  override async embed(texts: readonly string[], kind: EmbeddingKind): Promise<EmbeddingResult> {
    const prefix = EMBEDDING_PREFIXES.find((entry) => entry.model.test(this.model))?.prefix[kind] ?? '';
    // Providers refuse the empty text.
    const filled = [...new Set(texts.filter((text) => text.trim() !== ''))];
    const found = filled.map((text) => this.running.get(`${kind} ${prefix}${text}`));
    const fresh = filled.filter((_text, at) => found[at] === undefined).map((text) => prefix + text);
    const begun = this.queue.add(fresh, kind);
    fresh.forEach((text, at) => this.keep(`${kind} ${text}`, begun[at]));
    const [own, others] = await Promise.all([Promise.all(begun), Promise.all(found.map(async (promise) => promise))]);
    const mine = own[Symbol.iterator]();
    const vectorOf = new Map(filled.map((text, at) => [text, (others[at] ?? (mine.next().value as EmbeddedText)).vector]));
    return {
      vectors: texts.map((text) => vectorOf.get(text) ?? emptyTextVector()),
      model: this.model,
      inputTokens: Math.round(own.reduce((sum, { inputTokens }) => sum + inputTokens, 0)),
      costUsd: own.some(({ costUsd }) => costUsd === null) ? null : own.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
    };
  }

  private keep(key: string, promise: Promise<EmbeddedText> | undefined): void {
    if (promise === undefined) return;
    this.running.set(key, promise);
    const drop = (): void => {
      this.running.delete(key);
    };
    promise.then(drop, drop);
  }

  private async send(texts: readonly string[], kind: EmbeddingKind): Promise<EmbeddedBatch> {
    const { totalMs, tries, pauseMs } = this.patience[kind];
    const total = AbortSignal.timeout(totalMs);
    const faults: AppError[] = [];
    for (const [at, provider] of this.providers.entries()) {
      const followers = this.providers.length - 1 - at;
      const signal = AbortSignal.any([total, AbortSignal.timeout(Math.ceil(totalMs / (1 + followers)))]);
      const policy = { ...this.parts.policy, tries: Math.min(this.parts.policy.tries, tries), maxDelayMs: followers > 0 ? Math.min(1_000, pauseMs) : pauseMs };
      try {
        return await retryCall(() => this.attempt(provider, texts, signal, policy), (thrown) => provider.judge(thrown), signal, policy);
      } catch (thrown) {
        const { error } = provider.judge(thrown);
        this.parts.onFault?.({ provider: provider.name, model: provider.model, error });
        faults.push(error);
      }
    }
    const [first] = faults;
    if (first !== undefined && faults.every(({ code }) => code === first.code)) throw first;
    throw new AppError('unavailable', `no provider embedded (${faults.map(({ code }) => code).join(', ')})`);
  }

  private async attempt(provider: EmbeddingProvider, texts: readonly string[], signal: AbortSignal, policy: RetryPolicy): Promise<EmbeddedBatch> {
    const permit = await this.admit(provider, signal, policy);
    try {
      const { vectors, inputTokens, costUsd } = await provider.attempt(texts, signal);
      if (vectors.length !== texts.length) throw brokenStream();
      permit?.succeeded();
      const estimate = (): number => texts.reduce((sum, text) => sum + estimateTokens(text), 0);
      return { vectors: vectors.map(toColumnVector), inputTokens: inputTokens ?? estimate(), costUsd };
    } catch (thrown) {
      const { error } = provider.judge(thrown);
      if (counts(error)) permit?.failed((error.retryAfterSeconds ?? 0) * 1000);
      throw thrown;
    } finally {
      permit?.dropped();
    }
  }

  private async admit(provider: EmbeddingProvider, signal: AbortSignal, policy: RetryPolicy): Promise<Permit | null> {
    if (provider.circuit === null) return null;
    const breaker = this.parts.circuits.of(provider.circuit);
    const { holdMs } = breaker;
    if (holdMs > 0 && holdMs <= policy.maxDelayMs) await policy.sleep(holdMs, signal);
    const permit = breaker.admit();
    if (permit === null) throw circuitOpen(breaker.waitMs);
    return permit;
  }
}
