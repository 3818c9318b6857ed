import { Inject, Injectable } from '@nestjs/common';
import type { DataOf, knowledgeSearch, ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { EmbeddingModel } from '@rapport/llm';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { cleanLabel } from '../document/clean-label.rule.js';
import { questionTerms } from './question.rule.js';
import { rank } from './ranking.rule.js';
import { SearchRepository } from './search.repository.js';

/** Candidates of each part for every passage wanted, and how many at least. */
const CANDIDATES = { times: 4, least: 30 };

@Injectable()
export class SearchService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly chunks: SearchRepository,
    private readonly embedding: EmbeddingModel,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async search(scope: Scope, { query, limit, category, tags }: DataOf<typeof knowledgeSearch>): Promise<ReplyOf<typeof knowledgeSearch>> {
    const started = performance.now();
    const { vector, model } = await this.embed(query);
    const terms = questionTerms(query);
    const candidates = await this.unit.read(scope, () =>
      this.chunks.candidates({
        workspaceId: scope.workspaceId,
        vector,
        embeddingModel: model,
        terms,
        category: category === undefined ? undefined : cleanLabel(category),
        tags: tags?.map(cleanLabel),
        nearest: Math.max(CANDIDATES.least, limit * CANDIDATES.times),
      }),
    );
    return { passages: rank(candidates, { question: query, terms, embeddingModel: model }, limit), elapsedMs: performance.now() - started };
  }

  /** The question's vector; none when the model cannot be reached: finding by words alone beats finding nothing. */
  private async embed(query: string): Promise<{ vector: ArrayLike<number> | undefined; model: string }> {
    try {
      const { vectors, model } = await this.embedding.embed([query], 'query');
      return { vector: vectors[0], model };
    } catch (error) {
      this.logger.warn({ err: error }, 'the question could not be embedded: searched by words alone');
      return { vector: undefined, model: this.embedding.model };
    }
  }
}
