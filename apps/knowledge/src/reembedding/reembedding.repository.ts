import { Injectable } from '@nestjs/common';
import { chunkReembed } from '@rapport/contracts';
import { Door, toHalfvec, UnitOfWork } from '@rapport/database';
import { type ReembeddingCounts, ReembeddingStore, type RenewedText, type StaleText } from '@rapport/service-host';
import { ChunkRepository } from '../chunk/chunk.repository.js';
import { embeddedText } from '../chunk/embedded-text.rule.js';
import { lexemesOf, WORDS_VERSION } from '../chunk/lexeme.rule.js';
import { PostingRepository } from '../chunk/posting.repository.js';
import { codeOf } from '../chunk/vector-code.rule.js';
import { ReembeddingEntity } from './reembedding.entity.js';

/** A chunk that waits. */
interface StaleChunk extends StaleText {
  readonly id: string;
  readonly title: string;
  readonly headings: string[];
  readonly body: string;
  /** As text, to the microsecond: who changed the chunk meanwhile goes first. */
  readonly updatedAt: string;
}
type Row = Omit<StaleChunk, 'text'> & { readonly model: string };

/** The codes are read in their order up to those that wait: 10,000 take some milliseconds. */
const STALE = `
  select c.ref_number::text as key, c.id, c.title, c.headings, c.text as body, c.updated_at::text as "updatedAt", c.embedding_model as model
  from (
    select ref_number from ai.kb_chunk_codes
    where workspace_id = $1 and (embedding_model <> $2 or words_version <> ${WORDS_VERSION}) and ref_number <> all ($3::integer[]) order by 1 limit $4
  ) k join ai.kb_chunks c on c.workspace_id = $1 and c.ref_number = k.ref_number order by c.ref_number`;

/** In the order in which others lock several chunks, so that nobody waits in a ring. */
const UNCHANGED = `
  select c.id from ai.kb_chunks c join jsonb_to_recordset($1::jsonb) as x (id uuid, "updatedAt" timestamptz) on c.id = x.id and c.updated_at = x."updatedAt"
  order by c.id for update of c`;

const WRITE = `
  with changed as (
    update ai.kb_chunks c set embedding = coalesce(x.embedding, c.embedding), embedding_model = $2, lexemes = x.lexemes, term_count = x.terms, updated_at = now()
    from jsonb_to_recordset($1::jsonb) as x (id uuid, embedding halfvec, code bit(2048), lexemes tsvector, terms integer)
    where c.id = x.id returning c.workspace_id, c.ref_number, x.code
  )
  update ai.kb_chunk_codes k set embedding_model = $2, words_version = ${WORDS_VERSION}, code = coalesce(c.code, k.code)
  from changed c where k.workspace_id = c.workspace_id and k.ref_number = c.ref_number`;

/** The chunks of workspaces. With the vector their words are made anew too: the stemmer may be another one as well. */
@Injectable()
export class ReembeddingRepository extends ReembeddingStore<StaleChunk> {
  override readonly runs = ReembeddingEntity;
  override readonly command = chunkReembed;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly door: Door,
    private readonly chunks: ChunkRepository,
    private readonly postings: PostingRepository,
  ) {
    super();
  }

  override async workspacesBeside(model: string): Promise<string[]> {
    const sql = `select distinct workspace_id as "workspaceId" from ai.kb_chunk_codes where embedding_model <> $1 or words_version <> ${WORDS_VERSION}`;
    return (await this.door.query<{ workspaceId: string }>(sql, [model])).map(({ workspaceId }) => workspaceId);
  }

  override async stale(workspaceId: string, model: string, except: readonly string[], limit: number): Promise<StaleChunk[]> {
    const rows = await this.unit.query<Row>(STALE, [workspaceId, model, except, limit]);
    return rows.map(({ model: made, ...row }) => ({ ...row, text: made === model ? null : embeddedText({ ...row, text: row.body }) }));
  }

  override async write(workspaceId: string, model: string, texts: readonly RenewedText<StaleChunk>[]): Promise<void> {
    // As everyone who changes chunks: the counter first, then the words as they stand, then the rows.
    await this.postings.lock();
    const ids = await this.unit.query<{ id: string }>(UNCHANGED, [JSON.stringify(texts.map(({ item: { id, updatedAt } }) => ({ id, updatedAt })))]);
    const unchanged = new Set(ids.map(({ id }) => id));
    const now = texts
      .filter(({ item }) => unchanged.has(item.id))
      .map(({ item, vector }) => ({ id: item.id, vector, chunk: { lexemes: lexemesOf({ ...item, text: item.body }) } }));
    if (now.length === 0) return;
    const reworded = await this.chunks.reworded(now);
    await this.postings.remove(reworded.map(({ id }) => id));
    const rows = now.map(({ id, vector, chunk: { lexemes } }) => ({
      id, lexemes: lexemes.tsvector, terms: lexemes.count, embedding: vector && toHalfvec(vector), code: vector && codeOf(vector),
    }));
    await this.unit.query(WRITE, [JSON.stringify(rows), model]);
    await this.postings.add(workspaceId, reworded.map(({ indexed }) => indexed));
  }

  override async counts(workspaceId: string, model: string): Promise<ReembeddingCounts> {
    const sql = `select count(*)::integer as rows, (count(*) filter (where embedding_model <> $2 or words_version <> ${WORDS_VERSION}))::integer as stale
      from ai.kb_chunk_codes where workspace_id = $1`;
    const [counts] = await this.unit.query<ReembeddingCounts>(sql, [workspaceId, model]);
    return counts ?? { rows: 0, stale: 0 };
  }
}
