import { Inject, Injectable } from '@nestjs/common';
import type { DataOf, memoryRecall, ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { EmbeddingModel } from '@rapport/llm';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { customerOf } from '../text/customer-scope.rule.js';
import { MEMORY_CONFIG, type MemoryConfig } from '../memory.config.js';
import { toProfile } from '../profile/profile.mapper.js';
import { within } from '../text/within.rule.js';
import { candidatesOf, itemsOf } from './candidate.rule.js';
import { IndexCache } from './index-cache.service.js';
import { type AddedRow, type Looked, RecallRepository } from './recall.repository.js';

/** The words alone recall well enough; a turn does not wait for a slow embedding server. */
const PATIENCE_MS = 700;
const UNKNOWN = { version: '0', epoch: '0' };

type Question = DataOf<typeof memoryRecall>;

/** What is remembered that bears on a question. */
@Injectable()
export class RecallService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly memories: RecallRepository,
    private readonly indexes: IndexCache,
    private readonly embedding: EmbeddingModel,
    @Inject(MEMORY_CONFIG) private readonly config: MemoryConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async recall(scope: Scope, question: Question): Promise<ReplyOf<typeof memoryRecall>> {
    const started = performance.now();
    const customerId = customerOf(scope);
    const { workspaceId } = scope;
    const { vector, model } = await this.embed(question.query);
    const known = this.indexes.get(workspaceId, customerId);
    const before = known && candidatesOf(known.index, question);
    const wanted = before ? [...new Set([...before.byWords.keys(), ...before.session])] : [];
    const { version, epoch } = known ?? UNKNOWN;
    const look = { workspaceId, customerId, vector, embeddingModel: model, knownVersion: version, knownEpoch: epoch, wanted };
    const looked = await this.unit.read(scope, () => this.memories.look(look));
    const ranking = question.ranking ?? this.config.RAPPORT_MEMORY_RANKING;
    const profile = toProfile(looked.profile, looked.context?.facts ?? looked.facts ?? []);
    if (!looked.profile) {
      this.indexes.forget(workspaceId, customerId);
      return { items: [], profile, ranking, elapsedMs: performance.now() - started };
    }
    const now = { version: String(looked.profile.version), epoch: String(looked.profile.epoch) };
    const index = this.indexes.update(workspaceId, customerId, known, now, (looked.added ?? []).map(toExchange));
    this.keepContext(scope, customerId, looked);
    const isUnchanged = before !== undefined && index === known?.index && !looked.added?.length;
    const candidates = isUnchanged ? before : candidatesOf(index, question);
    const recalled = { similarities: similaritiesOf(looked), ranking, embeddingModel: model, now: Date.now() };
    return { items: itemsOf(index, question, candidates, recalled), profile, ranking, elapsedMs: performance.now() - started };
  }

  private async embed(query: string): Promise<{ vector: ArrayLike<number> | undefined; model: string }> {
    const { model } = this.embedding;
    if (query.trim() === '') return { vector: undefined, model };
    try {
      const result = await within(PATIENCE_MS, this.embedding.embed([query], 'query'));
      return { vector: result.vectors[0], model: result.model };
    } catch (error) {
      this.logger.warn({ err: error }, 'the question could not be embedded: recalled by words alone');
      return { vector: undefined, model };
    }
  }

  /** Beside the answer: nobody waits for it, and without it the next recall assembles the profile again. */
  private keepContext(scope: Scope, customerId: string, { profile, context, facts }: Looked): void {
    if (context || !profile || !facts) return;
    this.unit
      .run(scope, () => this.memories.keepContext(scope.workspaceId, customerId, profile, facts))
      .catch((err: unknown) => this.logger.debug({ err }, 'an assembled context was not kept'));
  }
}

function toExchange({ id, session, at, content, response, sources }: AddedRow) {
  return { id, sessionId: session, at: Number(at), content, response, sources };
}

function similaritiesOf({ distances }: Looked): Map<string, number> {
  const similarities = new Map<string, number>();
  for (const entry of distances?.split(' ') ?? []) {
    const [id = '', cosine = '0'] = entry.split(':');
    similarities.set(id, Math.max(similarities.get(id) ?? 0, Math.min(1, Number(cosine) / 10_000)));
  }
  return similarities;
}
