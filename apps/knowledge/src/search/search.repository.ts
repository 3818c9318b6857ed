import { Injectable } from '@nestjs/common';
import { toHalfvec, UnitOfWork } from '@rapport/database';
import { codeOf } from '../chunk/vector-code.rule.js';
import { bestByWords, type LexicalIndex } from './lexical-choice.rule.js';
import type { QuestionTerm } from './question.rule.js';

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
  /** Its place in its document: the neighbours are those before and after. */
  readonly ordinal: number;
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
  /** In how many chunks of the workspace each term stands, whatever the filter. */
  readonly documentFrequencies: number[] | null;
}

/**
 * How many of the nearest codes are compared by their vectors. With it 0.997 and more of the five nearest were found among 10,000 made-up vectors and
 * among the builtin vectors of 1,716 texts (`docs/adr/0005-search-at-size.md`), and all of them are in a workspace of no more.
 */
const COMPARED = 100;
/**
 * Postings that are read of one question, those of the rarest terms first; the rarest term's are read whatever their number. Words that stand in a large
 * part of thousands of chunks tell little, and reading 30,000 postings of an ordinary question cost as much as all the rest (5.1 against 2.5 ms of CPU
 * at 10,000 chunks); long messages have many words worth reading.
 */
const POSTINGS = { least: 8_000, ofEachTerm: 1_000, most: 100_000 };

const WITHIN = 'workspace_id = $1 and ($6::text is null or category = $6) and ($7::text[] is null or tags && $7)';

/** What both indexes say: lists of postings, and the nearest by their codes. A kept plan would read the question's code anew for each row. */
const LOOK_UP = `
  with code as materialized (select $5::text::bit(2048) as asked),
  words as materialized (select place, term from unnest($2::text[]) with ordinality as w (term, place)),
  lists as materialized (
    select w.place, p.segment, p.chunks, p.postings from words w join ai.kb_postings p on p.workspace_id = $1 and p.term = w.term
  ),
  frequencies as materialized (
    select w.place, coalesce(sum(l.chunks), 0)::integer as chunks from words w left join lists l using (place) group by w.place
  ),
  read as (
    select place from (select place, chunks, sum(chunks) over (order by chunks, place) as so_far from frequencies) f where so_far <= $3 or so_far = chunks
  )
  select
    coalesce((select array_agg(chunks order by place) from frequencies), '{}') as "documentFrequencies",
    coalesce((
      select string_agg(int2send(place::smallint) || int4send(segment) || int2send(chunks::smallint) || postings, ''::bytea order by segment)
      from lists join read using (place)
    ), ''::bytea) as postings,
    case when $6::text is not null or $7::text[] is not null then array(select ref_number from ai.kb_chunk_codes where ${WITHIN}) end as allowed,
    array(
      select ref_number from ai.kb_chunk_codes where $5::text is not null and embedding_model = $4 and ${WITHIN}
      order by code <~> (select asked from code), ref_number limit ${COMPARED}
    ) as near,
    coalesce(c.chunks, 0) as size, coalesce(c.terms::float8 / nullif(c.chunks, 0), 0) as "averageLength"
  from (select) one left join ai.kb_counters c on c.workspace_id = $1`;

/** The chunks that were found by words, and the nearest of those that were found by their codes. */
const FETCH = `
  with near as (
    select c.ref_number from unnest($4::integer[]) as n (ref) join ai.kb_chunks c on c.workspace_id = $1 and c.ref_number = n.ref
    where c.embedding_model = $3 order by c.embedding <=> $2::halfvec, 1 limit $6
  ),
  chosen as materialized (select ref_number from near union select unnest($5::integer[]))
  select c.id, c.document_id as "documentId", c.ref_number as "refNumber", c.ordinal, c.title, c.headings, c.page, c.text, c.category, c.tags,
    c.lexemes::text as lexemes, c.term_count as "termCount", case when c.embedding_model = $3 then c.embedding <=> $2::halfvec end as distance
  from chosen join ai.kb_chunks c on c.workspace_id = $1 and c.ref_number = chosen.ref_number`;

interface Found {
  readonly documentFrequencies: number[];
  readonly postings: Buffer;
  readonly allowed: number[] | null;
  readonly near: number[];
  readonly size: number;
  readonly averageLength: number;
}
type Fetched = Omit<Candidate, 'size' | 'averageLength' | 'documentFrequencies'>;

@Injectable()
export class SearchRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** The candidates for the best chunks of a workspace, in two statements: what the indexes say, and the chunks themselves. */
  async candidates(search: Search): Promise<Candidate[]> {
    const { workspaceId, embeddingModel, nearest } = search;
    const found = await this.lookUp(search);
    if (found === undefined) return [];
    const { size, averageLength, documentFrequencies } = found;
    const corpus = { size, averageLength, documentFrequencies };
    const index: LexicalIndex = { corpus, postings: found.postings, allowed: found.allowed ?? undefined };
    const worded = bestByWords(index, search.terms, nearest);
    if (worded.length + found.near.length === 0) return [];
    const vector = search.vector ? toHalfvec(search.vector) : null;
    const rows = await this.unit.query<Fetched>(FETCH, [workspaceId, vector, embeddingModel, found.near, worded, nearest]);
    return rows.map((row) => ({ ...row, ...corpus }));
  }

  private async lookUp({ workspaceId, vector, embeddingModel, terms, category, tags }: Search): Promise<Found | undefined> {
    const [found] = await this.unit.query<Found>(LOOK_UP, [
      workspaceId,
      terms.map(({ term }) => term),
      Math.min(POSTINGS.most, Math.max(POSTINGS.least, POSTINGS.ofEachTerm * terms.length)),
      embeddingModel,
      vector ? codeOf(vector) : null,
      category ?? null,
      tags && tags.length > 0 ? tags : null,
    ]);
    return found;
  }
}
