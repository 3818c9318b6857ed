import type { Scope } from '@rapport/database';
import { RIGHTS } from '../schema/rights.data.js';
import type { Product } from './business.factory.js';

/** Reads all that is stored, each relation as the role that may. */
export class StoredRepository {
  constructor(private readonly product: Product) {}

  /** Every row of a scope as text, by relation; deliveries are left out, since they go on by themselves. */
  async rows(scope: Scope): Promise<Record<string, string[]>> {
    const found = await this.each(scope, (relation) => `select to_jsonb(x)::text as value from ${relation} x order by 1`);
    return Object.fromEntries(found.filter(([relation]) => relation !== 'messaging.deliveries'));
  }

  /** How many rows of a scope each relation has. */
  async counts(scope: Scope): Promise<Record<string, string>> {
    const found = await this.each(scope, (relation) => `select count(*)::text as value from ${relation}`);
    return Object.fromEntries(found.map(([relation, [count]]) => [relation, count ?? '']));
  }

  private async each(scope: Scope, sqlFor: (relation: string) => string): Promise<[relation: string, values: string[]][]> {
    const found: [string, string[]][] = [];
    for (const [relation, rights] of Object.entries(RIGHTS)) {
      const service = this.product.services.find(({ definition }) => /\bselect(?!\()/.test(rights[definition.role] ?? ''));
      if (!service) throw new Error(`nobody reads ${relation}`);
      const { unitOfWork } = service.database;
      const rows = await unitOfWork.run(scope, () => unitOfWork.query<{ value: string }>(sqlFor(relation)));
      found.push([relation, rows.map(({ value }) => value)]);
    }
    return found;
  }
}
