import { Injectable } from '@nestjs/common';
import { toHalfvec, UnitOfWork } from '@rapport/database';
import { ChunkEntity } from './chunk.entity.js';
import type { Lexemes } from './lexeme.rule.js';
import type { OldChunk } from './replacement.rule.js';

/** What all chunks of a document have in common. */
export type ChunkHead = Pick<ChunkEntity, 'workspaceId' | 'documentId' | 'version' | 'title' | 'category' | 'tags' | 'sourceType' | 'embeddingModel'>;
/** A chunk that was cut and embedded. */
export type CutChunk = Pick<ChunkEntity, 'ordinal' | 'headings' | 'page' | 'text'> & { readonly lexemes: Lexemes; readonly vector: ArrayLike<number> };

/** Rows of one statement: some 500 kB of vectors, so that nothing waits long behind it. */
const ROWS_AT_ONCE = 50;
const ROW_TYPES =
  'id uuid, ref_number integer, ordinal integer, headings text[], page integer, text text, lexemes tsvector, term_count integer, embedding halfvec';

@Injectable()
export class ChunkRepository {
  constructor(private readonly unit: UnitOfWork) {}

  find(id: string): Promise<ChunkEntity | null> {
    return this.unit.manager.getRepository(ChunkEntity).findOneBy({ id });
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
    if (ids.length > 0) await this.unit.query('delete from ai.kb_chunks where id = any($1::uuid[])', [ids]);
  }

  async removeOfDocument(documentId: string): Promise<number> {
    const rows = await this.unit.query('delete from ai.kb_chunks where document_id = $1 returning id', [documentId]);
    return rows.length;
  }

  /** Brings kept chunks up to the new version; id, ref and counts stay. */
  async update(head: ChunkHead, chunks: readonly { id: string; chunk: CutChunk }[]): Promise<void> {
    for (const part of parts(chunks.map(({ id, chunk }) => row(id, 0, chunk)))) {
      await this.unit.query(
        `update ai.kb_chunks c set version = $2, title = $3, category = $4, tags = $5, source_type = $6, embedding_model = $7,
           ordinal = x.ordinal, headings = x.headings, page = x.page, lexemes = x.lexemes, term_count = x.term_count, embedding = x.embedding, updated_at = now()
         from jsonb_to_recordset($1::jsonb) as x(${ROW_TYPES}) where c.id = x.id`,
        [part, head.version, head.title, head.category, head.tags, head.sourceType, head.embeddingModel],
      );
    }
  }

  /** Adds chunks with the short ids from `firstRef` on. */
  async insert(head: ChunkHead, chunks: readonly { id: string; chunk: CutChunk }[], firstRef: number): Promise<void> {
    for (const part of parts(chunks.map(({ id, chunk }, index) => row(id, firstRef + index, chunk)))) {
      await this.unit.query(
        `insert into ai.kb_chunks (id, workspace_id, document_id, version, ordinal, ref_number, title, headings, page, text, category, tags, source_type,
           lexemes, term_count, embedding, embedding_model)
         select x.id, $2, $3, $4, x.ordinal, x.ref_number, $5, x.headings, x.page, x.text, $6, $7, $8, x.lexemes, x.term_count, x.embedding, $9
         from jsonb_to_recordset($1::jsonb) as x(${ROW_TYPES})`,
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
  };
}

function* parts(rows: readonly Record<string, unknown>[]): Generator<string> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE));
}
