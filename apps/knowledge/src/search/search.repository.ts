import { Injectable } from '@nestjs/common';
import { toHalfvec, UnitOfWork } from '@rapport/database';
import { type QuestionTerm, tsqueriesOf } from './question.rule.js';

/** What is looked for. */
export interface Search {
  readonly workspaceId: string;
  /** None: by words alone. */
  readonly vector: ArrayLike<number> | undefined;
  readonly embeddingModel: string;
  readonly terms: readonly QuestionTerm[];
  readonly category: string | undefined;
  readonly tags: readonly string[] | undefined;
  /** How many of the nearest by each part are returned. */
  readonly nearest: number;
}

/** A chunk that may be among the best, with all that its score is made of. */
export interface Candidate {
  readonly id: string;
  readonly documentId: string;
  readonly refNumber: number;
  readonly title: string;
  readonly headings: string[];
  readonly page: number | null;
  readonly text: string;
  readonly category: string;
  readonly tags: string[];
  readonly lexemes: string;
  readonly termCount: number;
  /** Cosine distance; null when there is no vector of the question, or the chunk's is of another model. */
  readonly distance: number | null;
  readonly size: number;
  readonly averageLength: number;
  /** Null for a question without words. */
  readonly documentFrequencies: number[] | null;
}

/**
 * Every chunk of the workspace is looked at: the distances are exact and the counts of BM25 are true. `ts_rank` of a single word grows with its
 * number and levels off, as BM25 does, but knows neither rarity nor length: with the rarity it is good enough to choose candidates. The rows
 * are read twice, for vectors and for words: carried from one part to the other, the lexemes of 5,000 chunks leave the working memory.
 */
const WITHIN = 'workspace_id = $1 and ($5::text is null or category = $5) and ($6::text[] is null or tags && $6)';
const SEARCH = `
  with looked_at as materialized (
    select id, term_count, case when embedding_model = $3 then embedding <=> $2::halfvec end as distance from ai.kb_chunks where ${WITHIN}
  ),
  corpus as materialized (select count(*)::int as size, coalesce(avg(term_count), 0)::float8 as average_length from looked_at),
  words as materialized (select place, word::tsquery as word from unnest($4::text[]) with ordinality as w(word, place)),
  hits as materialized (
    select c.id, w.place, ts_rank(c.lexemes, w.word) as strength from ai.kb_chunks c join words w on c.lexemes @@ w.word where ${WITHIN}
  ),
  frequencies as materialized (
    select w.place, count(h.id)::int as chunks from words w left join hits h using (place) group by w.place
  ),
  rarities as materialized (
    select f.place, ln(1 + (c.size - f.chunks + 0.5)::float8 / (f.chunks + 0.5)) as rarity from frequencies f cross join corpus c
  ),
  lexical as (
    select h.id from hits h join rarities r using (place) group by h.id order by sum(h.strength * r.rarity) desc, h.id limit $7
  ),
  near as (select id from looked_at where distance is not null order by distance, id limit $7),
  chosen as materialized (select id from lexical union select id from near)
  select c.id, c.document_id as "documentId", c.ref_number as "refNumber", c.title, c.headings, c.page, c.text, c.category, c.tags,
    c.lexemes::text as lexemes, c.term_count as "termCount",
    case when c.embedding_model = $3 then c.embedding <=> $2::halfvec end as distance,
    corpus.size, corpus.average_length as "averageLength",
    (select array_agg(chunks order by place) from frequencies) as "documentFrequencies"
  from chosen join ai.kb_chunks c using (id) cross join corpus`;

@Injectable()
export class SearchRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** The candidates for the best chunks of a workspace, in one statement. */
  candidates(search: Search): Promise<Candidate[]> {
    return this.unit.query<Candidate>(SEARCH, [
      search.workspaceId,
      search.vector ? toHalfvec(search.vector) : null,
      search.embeddingModel,
      tsqueriesOf(search.terms),
      search.category ?? null,
      search.tags && search.tags.length > 0 ? search.tags : null,
      search.nearest,
    ]);
  }
}
