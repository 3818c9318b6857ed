import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bytes of files, in pieces: a row, a statement and a message are never larger than one. */
const PIECES = `
  create table ai.kb_file_pieces (
    workspace_id uuid not null,
    file_id uuid not null,
    ordinal integer not null,
    bytes bytea not null,
    owned boolean not null default false,
    created_at timestamptz not null default now(),
    primary key (workspace_id, file_id, ordinal)
  )`;

const VERSIONS = [
  'alter table ai.kb_document_versions add column file_id uuid, add column size_bytes integer, add column sha256 text, add column source_url text, add column etag text, add column last_modified text',
  `update ai.kb_document_versions set file_id = gen_random_uuid(), size_bytes = octet_length(content), sha256 = encode(sha256(content), 'hex')`,
  'insert into ai.kb_file_pieces (workspace_id, file_id, ordinal, bytes, owned) select workspace_id, file_id, 0, content, true from ai.kb_document_versions',
  'alter table ai.kb_document_versions drop column content, alter column file_id set not null, alter column size_bytes set not null, alter column sha256 set not null',
];

const DOCUMENTS = [
  `alter table ai.kb_documents
     add column language text,
     add column notes text[] not null default '{}',
     add column progress_done integer not null default 0,
     add column progress_total integer,
     add column serving_version integer,
     add column source_url text,
     add column requested_url text,
     add column source_given jsonb,
     add column fetched_at timestamptz,
     add column checked_at timestamptz,
     add column unchanged boolean not null default false,
     drop constraint kb_documents_state_check,
     drop constraint kb_documents_format_check,
     add constraint kb_documents_state_check check (state in ('queued', 'fetching', 'processing', 'ready', 'failed')),
     add constraint kb_documents_format_check check (format in ('markdown', 'html', 'text', 'pdf', 'docx', 'pptx', 'csv', 'email', 'unknown'))`,
  // What is searched of a document that was uploaded anew in vain is its version before; which one is told by the chunks.
  'update ai.kb_documents d set serving_version = (select max(c.version) from ai.kb_chunks c where c.document_id = d.id)',
  'create index kb_documents_requested on ai.kb_documents (workspace_id, requested_url) where requested_url is not null',
  'alter table ai.kb_chunks add column page integer',
];

/** The owner is kept out by the policies too; these are lifted while its rows are carried over. */
const CARRIED = ['ai.kb_documents', 'ai.kb_document_versions', 'ai.kb_chunks'];

export class ExtendDocuments1763714000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PIECES);
    for (const table of CARRIED) await runner.query(`alter table ${table} no force row level security`);
    for (const statement of [...VERSIONS, ...DOCUMENTS]) await runner.query(statement);
    for (const table of CARRIED) await runner.query(`alter table ${table} force row level security`);
    await runner.query('create index kb_file_pieces_abandoned on ai.kb_file_pieces (workspace_id, created_at) where not owned');
    await protectTable(runner, { table: 'ai.kb_file_pieces', grants: { rapport_knowledge: 'select, insert, update, delete' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ai.kb_chunks drop column page');
    await runner.query(`alter table ai.kb_documents drop column language, drop column notes, drop column progress_done, drop column progress_total,
      drop column serving_version, drop column source_url, drop column requested_url, drop column source_given, drop column fetched_at, drop column checked_at, drop column unchanged`);
    for (const table of CARRIED) await runner.query(`alter table ${table} no force row level security`);
    await runner.query('alter table ai.kb_file_pieces disable row level security');
    await runner.query('alter table ai.kb_document_versions add column content bytea');
    await runner.query(`update ai.kb_document_versions v set content = (select string_agg(p.bytes, ''::bytea order by p.ordinal) from ai.kb_file_pieces p where p.file_id = v.file_id)`);
    for (const table of CARRIED) await runner.query(`alter table ${table} force row level security`);
    await runner.query('alter table ai.kb_document_versions drop column file_id, drop column size_bytes, drop column sha256, drop column source_url, drop column etag, drop column last_modified');
    await runner.query('drop table ai.kb_file_pieces');
  }
}
