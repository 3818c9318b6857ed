import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const DOCUMENTS = `
  create table ai.kb_documents (
    id uuid primary key,
    workspace_id uuid not null,
    source_key text not null,
    title text not null,
    category text not null,
    tags text[] not null,
    format text not null check (format in ('markdown', 'html', 'text')),
    source_type text not null check (source_type in ('manual', 'conversation', 'review', 'document')),
    state text not null check (state in ('queued', 'processing', 'ready', 'failed')),
    error text,
    version integer not null,
    digest text not null,
    chunk_count integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (workspace_id, source_key)
  )`;

/** What was uploaded, byte by byte, of every version: to read it again with a better reader, and to look back. */
const VERSIONS = `
  create table ai.kb_document_versions (
    workspace_id uuid not null,
    document_id uuid not null,
    version integer not null,
    given jsonb not null,
    content bytea not null,
    created_at timestamptz not null default now(),
    primary key (workspace_id, document_id, version)
  )`;

const CHUNKS = `
  create table ai.kb_chunks (
    id uuid primary key,
    workspace_id uuid not null,
    document_id uuid not null,
    version integer not null,
    ordinal integer not null,
    ref_number integer not null,
    title text not null,
    headings text[] not null,
    text text not null,
    category text not null,
    tags text[] not null,
    source_type text not null check (source_type in ('manual', 'conversation', 'review', 'document')),
    lexemes tsvector not null,
    term_count integer not null,
    embedding halfvec(1536) not null,
    embedding_model text not null,
    usage_count integer not null default 0,
    success_count integer not null default 0,
    rated_count integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (workspace_id, ref_number)
  )`;

/** The last short id given out in a workspace. It never falls, so that a ref of a removed chunk never names another text. */
const COUNTERS = `
  create table ai.kb_counters (
    workspace_id uuid primary key,
    last_ref integer not null
  )`;

const RATINGS = `
  create table ai.kb_chunk_ratings (
    workspace_id uuid not null,
    message_id uuid not null,
    chunk_id uuid not null,
    good boolean not null,
    primary key (workspace_id, message_id, chunk_id)
  )`;

/**
 * No GIN on `lexemes` and no HNSW on `embedding`, on purpose. Under row-level security Postgres may not evaluate `@@` before the policy
 * (it is not leakproof), so a GIN index is never chosen (seen with `explain`); and exact search inside one workspace costs about 2.3 ms per
 * 1,000 chunks with the vector stored inline, with a recall of 1. Above about 3,000 chunks in a workspace an HNSW index (m 16,
 * ef_construction 64, iterative scan) pays; it comes with the measurement that places the border.
 */
const INDEXES = [
  'create index kb_documents_page on ai.kb_documents (workspace_id, created_at desc, id desc)',
  // `workspace_id` first, as each unique key, so that the rows of a search are found by it.
  'create index kb_chunks_document on ai.kb_chunks (workspace_id, document_id, ordinal)',
  'create index kb_chunk_ratings_chunk on ai.kb_chunk_ratings (workspace_id, chunk_id)',
];

export class CreateKnowledge1763700400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [DOCUMENTS, VERSIONS, CHUNKS, COUNTERS, RATINGS, ...INDEXES]) await runner.query(statement);
    // The vector (3,080 bytes) fits in the row: out of line each search would fetch it row by row, five times as slow. The
    // lexemes are read of every row too, so they leave the row only when there is no other way.
    await runner.query('alter table ai.kb_chunks alter column embedding set storage plain');
    await runner.query('alter table ai.kb_chunks alter column lexemes set storage main');
    for (const name of ['kb_documents', 'kb_document_versions', 'kb_chunks', 'kb_counters', 'kb_chunk_ratings']) {
      await protectTable(runner, { table: `ai.${name}`, grants: { rapport_knowledge: 'select, insert, update, delete' } });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['kb_chunk_ratings', 'kb_counters', 'kb_chunks', 'kb_document_versions', 'kb_documents']) {
      await runner.query(`drop table ai.${name}`);
    }
  }
}
