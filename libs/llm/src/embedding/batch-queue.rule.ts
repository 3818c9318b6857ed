import { isAppError } from '@rapport/errors';
import { estimateTokens } from '@rapport/language';
import type { EmbeddingKind } from './embedding-model.port.js';
import type { EmbeddingLimits } from './embedding-provider.port.js';

/** A batch, embedded: one vector a text, and what they took together. */
export interface EmbeddedBatch {
  vectors: Float32Array[];
  inputTokens: number;
  costUsd: number | null;
}

/** One text, embedded, with its share of what the batch took. */
export interface EmbeddedText {
  vector: Float32Array;
  inputTokens: number;
  costUsd: number | null;
}

interface Waiting {
  /** Whoever asked for it: the texts of one asker share their fate. */
  asker: symbol;
  text: string;
  tokens: number;
  resolve: (embedded: EmbeddedText) => void;
  reject: (reason: unknown) => void;
}

/**
 * Gathers texts to batches while others are under way, and keeps the number of calls at a time within its limit. Questions
 * go first, and documents always leave one call free for them.
 */
export class BatchQueue {
  private readonly waiting: Record<EmbeddingKind, Waiting[]> = { query: [], document: [] };
  private readonly active: Record<EmbeddingKind, number> = { query: 0, document: 0 };
  private woken = false;

  /**
   * @param send embeds one batch
   * @param limits the most of one batch, and of batches at a time
   */
  constructor(
    private readonly send: (texts: readonly string[], kind: EmbeddingKind) => Promise<EmbeddedBatch>,
    private readonly limits: EmbeddingLimits,
  ) {}

  /**
   * @param texts of one asker
   * @param kind what they are
   * @returns a promise for each text, in order
   */
  add(texts: readonly string[], kind: EmbeddingKind): Promise<EmbeddedText>[] {
    const asker = Symbol('asker');
    const promises = texts.map(
      (text) => new Promise<EmbeddedText>((resolve, reject) => this.waiting[kind].push({ asker, text, tokens: estimateTokens(text), resolve, reject })),
    );
    // Only at the end of this tick: what is asked for together should leave together.
    if (!this.woken) {
      this.woken = true;
      queueMicrotask(() => {
        this.woken = false;
        this.pump();
      });
    }
    return promises;
  }

  private pump(): void {
    const forDocuments = Math.max(1, this.limits.calls - 1);
    while (this.waiting.query.length > 0 && this.active.query + this.active.document < this.limits.calls) void this.run('query');
    while (this.waiting.document.length > 0 && this.active.document < forDocuments && this.active.query + this.active.document < this.limits.calls) {
      void this.run('document');
    }
  }

  private async run(kind: EmbeddingKind): Promise<void> {
    const batch = this.take(kind);
    this.active[kind] += 1;
    await this.embed(batch, kind);
    this.active[kind] -= 1;
    this.pump();
  }

  private take(kind: EmbeddingKind): Waiting[] {
    const queue = this.waiting[kind];
    let tokens = 0;
    let count = 0;
    for (const item of queue.slice(0, this.limits.texts)) {
      if (count > 0 && tokens + item.tokens > this.limits.tokens) break;
      tokens += item.tokens;
      count += 1;
    }
    return queue.splice(0, count);
  }

  private async embed(batch: readonly Waiting[], kind: EmbeddingKind): Promise<void> {
    try {
      const { vectors, inputTokens, costUsd } = await this.send(batch.map(({ text }) => text), kind);
      const estimated = batch.reduce((sum, item) => sum + item.tokens, 0) || 1;
      batch.forEach((item, at) => {
        const share = item.tokens / estimated;
        item.resolve({ vector: vectors[at] as Float32Array, inputTokens: inputTokens * share, costUsd: costUsd === null ? null : costUsd * share });
      });
    } catch (error) {
      const askers = new Set(batch.map(({ asker }) => asker));
      // One asker's text that the provider refuses must not take the others' down with it.
      if (askers.size === 1 || !isAppError(error) || error.code !== 'invalid_input') return batch.forEach((item) => item.reject(error));
      for (const asker of askers) await this.embed(batch.filter((item) => item.asker === asker), kind);
    }
  }
}
