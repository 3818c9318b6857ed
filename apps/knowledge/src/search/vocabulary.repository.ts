import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';

/** By equality of texts, the only comparison that finds its rows by their key under every collation and under row-level security. */
const HOLDING = `
  select term, sum(chunks)::integer as chunks from ai.kb_postings where workspace_id = $1 and term = any($2::text[]) group by term`;

/** The words that stand in a workspace's documents. */
@Injectable()
export class VocabularyRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** @returns those of the stems that stand in a document, with the number of chunks */
  async holding(workspaceId: string, stems: readonly string[]): Promise<Map<string, number>> {
    if (stems.length === 0) return new Map();
    const rows = await this.unit.query<{ term: string; chunks: number }>(HOLDING, [workspaceId, stems]);
    return new Map(rows.map(({ term, chunks }) => [term, chunks]));
  }
}
