import type { DatabasePlatform } from '@rapport/database';
import { CatalogueRepository } from '../schema/catalogue.repository.js';

/** Looks for words and ids in every relation, as the owner of the database, whom no policy keeps. */
export class TraceRepository {
  constructor(private readonly database: DatabasePlatform) {}

  /**
   * Rows in which any of these stands, in any case, by relation. Relations without one are left out.
   *
   * @param words ids or words, as they would stand in a row's JSON
   */
  async rows(words: readonly string[]): Promise<Record<string, number>> {
    return this.database.asOwner([], async (dataSource) => {
      const found: Record<string, number> = {};
      for (const relation of await new CatalogueRepository(dataSource).relations()) {
        const [row] = await dataSource.query<{ n: number }[]>(
          `select count(*)::int as n from ${relation} x where exists (select from unnest($1::text[]) w where strpos(lower(to_jsonb(x)::text), lower(w)) > 0)`,
          [words],
        );
        if (row && row.n > 0) found[relation] = row.n;
      }
      return found;
    });
  }
}
