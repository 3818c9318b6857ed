import { Injectable } from '@nestjs/common';
import { toHalfvec, UnitOfWork } from '@rapport/database';
import { ChunkEntity } from './chunk.entity.js';
import { type Lexemes, WORDS_VERSION } from './lexeme.rule.js';
import type { IndexedChunk } from './posting.rule.js';
import type { OldChunk } from './replacement.rule.js';
import { codeOf } from './vector-code.rule.js';

/** What all chunks of a document have in common. */
export type ChunkHead = Pick<ChunkEntity, 'workspaceId' | 'documentId' | 'version' | 'title' | 'category' | 'tags' | 'sourceType' | 'embeddingModel'>;
/** A chunk that was cut and embedded. */
export type CutChunk = Pick<ChunkEntity, 'ordinal' | 'headings' | 'page' | 'text'> & { readonly lexemes: Lexemes; readonly vector: ArrayLike<number> };

/** Rows of one statement: some 500 kB of vectors, so that nothing waits long behind it. */
const ROWS_AT_ONCE = 50;
const ROW_TYPES =
  'id uuid, ref_number integer, ordinal integer, headings text[], page integer, text text, lexemes tsvector, term_count integer, embedding halfvec, code bit(2048)';

@Injectable()
export class ChunkRepository {
  constructor(private readonly unit: UnitOfWork) {}

  find(id: string): Promise<ChunkEntity | null> {
    return this.unit.manager.getRepository(ChunkEntity).findOneBy({ id });
  }

  /** Which of these are there. */
  async those(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const found = await this.unit.query<{ id: string }>('select id from ai.kb_chunks where id = any($1::uuid[])', [ids]);
    return new Set(found.map(({ id }) => id));
  }

  /** Texts of a document's chunks in their order. */
  ofDocument(documentId: string): Promise<OldChunk[]> {
    return this.unit.query<OldChunk>('select id, headings, text from ai.kb_chunks where document_id = $1 order by ordinal', [documentId]);
  }

  /**
   * Takes short ids for new chunks. The counter's row stays locked until the unit ends, so that two documents that become ready at the same
   * moment get theirs one after the other.
   *
   * @returns the first of `count` numbers in a row
   */
  async takeRefs(workspaceId: string, count: number): Promise<number> {
    const [counter] = await this.unit.query<{ last_ref: number }>(
      `insert into ai.kb_counters as c (workspace_id, last_ref) values ($1, $2)
       on conflict (workspace_id) do update set last_ref = c.last_ref + excluded.last_ref returning last_ref`,
      [workspaceId, count],
    );
    return (counter?.last_ref ?? count) - count + 1;
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.unit.query(
      `with gone as (delete from ai.kb_chunks where id = any($1::uuid[]) returning workspace_id, ref_number)
       delete from ai.kb_chunk_codes k using gone g where k.workspace_id = g.workspace_id and k.ref_number = g.ref_number`,
      [ids],
    );
  }

  /** Those of kept chunks whose words change, with the new ones: a title may change while the text stays. */
  async reworded(chunks: readonly { id: string; chunk: Pick<CutChunk, 'lexemes'> }[]): Promise<{ id: string; indexed: IndexedChunk }[]> {
    const found: { id: string; ref: number }[] = [];
    for (const part of parts(chunks.map(({ id, chunk }) => ({ id, lexemes: chunk.lexemes.tsvector })))) {
      const sql = `select c.id, c.ref_number as ref from ai.kb_chunks c join jsonb_to_recordset($1::jsonb) as x (id uuid, lexemes tsvector) using (id)
        where c.lexemes <> x.lexemes`;
      found.push(...(await this.unit.query<{ id: string; ref: number }>(sql, [part])));
    }
    const cutOf = new Map(chunks.map(({ id, chunk }) => [id, chunk]));
    return found.flatMap(({ id, ref }) => {
      const cut = cutOf.get(id);
      return cut ? [{ id, indexed: indexed(ref, cut) }] : [];
    });
  }

  /** Brings kept chunks up to the new version; id, ref and counts stay. */
  async update(head: ChunkHead, chunks: readonly { id: string; chunk: CutChunk }[]): Promise<void> {
    for (const part of parts(chunks.map(({ id, chunk }) => row(id, 0, chunk)))) {
      await this.unit.query(
        `with changed as (
           update ai.kb_chunks c set version = $2, title = $3, category = $4, tags = $5, source_type = $6, embedding_model = $7,
             ordinal = x.ordinal, headings = x.headings, page = x.page, lexemes = x.lexemes, term_count = x.term_count, embedding = x.embedding, updated_at = now()
           from jsonb_to_recordset($1::jsonb) as x(${ROW_TYPES}) where c.id = x.id returning c.workspace_id, c.ref_number, x.code
         )
         update ai.kb_chunk_codes k set category = $4, tags = $5, embedding_model = $7, words_version = ${WORDS_VERSION}, code = c.code
         from changed c where k.workspace_id = c.workspace_id and k.ref_number = c.ref_number`,
        [part, head.version, head.title, head.category, head.tags, head.sourceType, head.embeddingModel],
      );
    }
  }

  /** Adds chunks with the short ids from `firstRef` on. */
  async insert(head: ChunkHead, chunks: readonly { id: string; chunk: CutChunk }[], firstRef: number): Promise<void> {
    for (const part of parts(chunks.map(({ id, chunk }, index) => row(id, firstRef + index, chunk)))) {
      await this.unit.query(
        `with x as materialized (select * from jsonb_to_recordset($1::jsonb) as x(${ROW_TYPES})),
         codes as (
           insert into ai.kb_chunk_codes (workspace_id, ref_number, embedding_model, words_version, category, tags, code)
           select $2, x.ref_number, $9, ${WORDS_VERSION}, $6, $7, x.code from x
         )
         insert into ai.kb_chunks (id, workspace_id, document_id, version, ordinal, ref_number, title, headings, page, text, category, tags, source_type,
           lexemes, term_count, embedding, embedding_model)
         select x.id, $2, $3, $4, x.ordinal, x.ref_number, $5, x.headings, x.page, x.text, $6, $7, $8, x.lexemes, x.term_count, x.embedding, $9 from x`,
        [part, head.workspaceId, head.documentId, head.version, head.title, head.category, head.tags, head.sourceType, head.embeddingModel],
      );
    }
  }
}

function row(id: string, refNumber: number, chunk: CutChunk): Record<string, unknown> {
  return {
    id,
    ref_number: refNumber,
    ordinal: chunk.ordinal,
    headings: chunk.headings,
    page: chunk.page,
    text: chunk.text,
    lexemes: chunk.lexemes.tsvector,
    term_count: chunk.lexemes.count,
    embedding: toHalfvec(chunk.vector),
    code: codeOf(chunk.vector),
  };
}

/** What the index of words knows of a chunk. */
export function indexed(ref: number, { lexemes }: Pick<CutChunk, 'lexemes'>): IndexedChunk {
  return { ref, length: lexemes.count, frequencies: lexemes.frequencies };
}

function* parts(rows: readonly Record<string, unknown>[]): Generator<string> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE));
}
