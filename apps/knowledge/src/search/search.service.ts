import { Inject, Injectable } from '@nestjs/common';
import type { DataOf, knowledgeSearch, ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { EmbeddingModel } from '@rapport/llm';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { cleanLabel } from '../document/clean-label.rule.js';
import { spelledOut } from './abbreviation.rule.js';
import { type QuestionTerm, questionTerms } from './question.rule.js';
import { rank } from './ranking.rule.js';
import { type Candidate, type Search, SearchRepository } from './search.repository.js';
import { guessedStems, guessesFor, meantTerms } from './spelling.rule.js';
import { VocabularyRepository } from './vocabulary.repository.js';

/** Candidates of each part for every passage wanted, and how many at least. */
const CANDIDATES = { times: 4, least: 30 };

@Injectable()
export class SearchService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly chunks: SearchRepository,
    private readonly vocabulary: VocabularyRepository,
    private readonly embedding: EmbeddingModel,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async search(scope: Scope, { query: said, limit, category, tags }: DataOf<typeof knowledgeSearch>): Promise<ReplyOf<typeof knowledgeSearch>> {
    const started = performance.now();
    const query = spelledOut(said);
    const { vector, model } = await this.embed(query);
    const wanted = {
      workspaceId: scope.workspaceId,
      vector,
      embeddingModel: model,
      terms: questionTerms(query),
      category: category === undefined ? undefined : cleanLabel(category),
      tags: tags?.map(cleanLabel),
      nearest: Math.max(CANDIDATES.least, limit * CANDIDATES.times),
    };
    const { candidates, terms } = await this.unit.read(scope, () => this.find(wanted, query));
    return { passages: rank(candidates, { question: query, terms, embeddingModel: model }, limit), elapsedMs: performance.now() - started };
  }

  /** Looks once more where words that stand in no text are one slip away from words that do; an ordinary question asks nothing further. */
  private async find(search: Search, query: string): Promise<{ candidates: readonly Candidate[]; terms: readonly QuestionTerm[] }> {
    const candidates = await this.chunks.candidates(search);
    const guesses = guessesFor(query, search.terms, candidates[0]?.documentFrequencies ?? []);
    const meant = meantTerms(guesses, await this.vocabulary.holding(search.workspaceId, guessedStems(guesses)));
    if (meant.length === 0) return { candidates, terms: search.terms };
    const terms = [...search.terms, ...meant.filter(({ term }) => !search.terms.some((each) => each.term === term))];
    return { candidates: await this.chunks.candidates({ ...search, terms }), terms };
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
