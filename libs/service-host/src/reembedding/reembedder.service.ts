import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ReembeddingView } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { isAppError } from '@rapport/errors';
import { EmbeddingModel } from '@rapport/llm';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '../tokens.data.js';
import { ANOTHER_PROCESS_MS, pauseBefore } from './pace.rule.js';
import type { ReembeddingRunEntity } from './reembedding-run.entity.js';
import { ReembeddingRunRepository } from './reembedding-run.repository.js';
import { ReembeddingStore, type RenewedText, type StaleText } from './reembedding-store.port.js';

/** Texts of one command: what a provider takes in one call, and a transaction of some 200 kB. */
const BATCH = 32;

/** What became of a batch. */
interface Outcome {
  readonly renewed: readonly RenewedText<StaleText>[];
  /** Keys of those that the model will not take. */
  readonly refused: readonly string[];
  /** Code of what went wrong with the others. */
  readonly fault: string | null;
}

/**
 * Brings the texts of a workspace to the embedding model in use: batch after batch, while searches find those that wait by their words. Each batch is
 * one delivery with one effect, which holds the vectors, the state of the run and the command for the next batch: a kill costs one batch.
 */
@Injectable()
export class Reembedder {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly store: ReembeddingStore,
    private readonly runs: ReembeddingRunRepository,
    private readonly embedding: EmbeddingModel,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins a run inside the open unit of work, unless one to the same model is under way. */
  async begin(workspaceId: string): Promise<void> {
    const runId = randomUUID();
    if (await this.runs.begin(workspaceId, runId, this.embedding.model)) await this.next(runId, 0);
  }

  /** One batch, and the command for the next. */
  async renew({ runId }: { readonly runId: string }, context: DeliveryContext): Promise<void> {
    const { model } = this.embedding;
    const { workspaceId } = context.scope;
    const run = await this.unit.run(context.scope, () => this.runs.find(workspaceId, runId));
    if (!run) return;
    // A process with other settings, as while a new version takes over: the next one may be the right one.
    if (run.model !== model) return context.effect(() => this.carryOn(run, ANOTHER_PROCESS_MS));
    const stale = await this.unit.run(context.scope, () => this.store.stale(workspaceId, model, run.refused, BATCH));
    if (stale.length === 0) return context.effect(() => this.runs.note({ ...run, failures: 0, waitingFor: null, finishedAt: new Date() }));
    const { renewed, refused, fault } = judged(await this.embed(stale));
    const failures = fault === null ? 0 : run.failures + 1;
    if (fault !== null) this.logger.warn({ code: fault, failures }, 'texts could not be embedded anew; it is tried again');
    await context.effect(async () => {
      if (renewed.length > 0) await this.store.write(workspaceId, model, renewed);
      await this.carryOn({ ...run, failures, waitingFor: fault, refused: [...run.refused, ...refused] }, pauseBefore(failures));
    });
  }

  /** How far it is. */
  async read(scope: Scope): Promise<ReembeddingView> {
    const { model } = this.embedding;
    return this.unit.run(scope, async () => {
      const { rows, stale } = await this.store.counts(scope.workspaceId, model);
      const latest = await this.runs.latest(scope.workspaceId);
      const run = latest?.model === model ? latest : null;
      return {
        model, rows, stale,
        // Rounded down: 1 is said of nothing that waits.
        progress: stale === 0 ? 1 : Math.floor((1 - stale / rows) * 1_000) / 1_000,
        refused: stale === 0 ? 0 : (run?.refused.length ?? 0),
        since: run?.startedAt.toISOString() ?? null,
        waitingFor: run?.finishedAt === null ? run.waitingFor : null,
      };
    });
  }

  private async carryOn(run: ReembeddingRunEntity, delayMs: number): Promise<void> {
    await this.runs.note(run);
    await this.next(run.runId, delayMs);
  }

  /** A lane of its own for each run: the command of an older one that still waits must not hold it up. */
  private async next(runId: string, delayMs: number): Promise<void> {
    await this.messenger.send(this.store.command, { runId }, { lane: `reembedding:${runId}`, delayMs });
  }

  /** One text that the model refuses must not keep the others from theirs: halves find it. */
  private async embed(items: readonly StaleText[]): Promise<Outcome> {
    const kept = items.filter(({ text }) => text === null).map((item) => ({ item, vector: null }));
    const texts = items.flatMap(({ text }) => text ?? []);
    if (texts.length === 0) return { renewed: kept, refused: [], fault: null };
    const asked = items.filter(({ text }) => text !== null);
    try {
      const { vectors } = await this.embedding.embed(texts, 'document');
      return { renewed: [...kept, ...asked.map((item, at) => ({ item, vector: vectors[at] ?? [] }))], refused: [], fault: null };
    } catch (error) {
      const fault = isAppError(error) ? error.code : 'internal';
      if (fault !== 'invalid_input') return { renewed: kept, refused: [], fault };
      if (asked.length === 1) return { renewed: kept, refused: asked.map(({ key }) => key), fault: null };
      const half = Math.ceil(asked.length / 2);
      const first = await this.embed(asked.slice(0, half));
      if (first.fault !== null) return { ...first, renewed: [...kept, ...first.renewed] };
      const second = await this.embed(asked.slice(half));
      return { renewed: [...kept, ...first.renewed, ...second.renewed], refused: [...first.refused, ...second.refused], fault: second.fault };
    }
  }
}

/** A model that takes nothing of a whole batch is not set up as it should be: that is no fault of the texts. */
function judged(outcome: Outcome): Outcome {
  return outcome.refused.length === BATCH ? { ...outcome, refused: [], fault: 'invalid_input' } : outcome;
}
