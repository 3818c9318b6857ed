import type { DatabasePlatform, Scope } from '@rapport/database';
import { ALL_MIGRATIONS, ALL_SERVICES } from '../services.data.js';
import { RawSqlRepository } from './raw-sql.repository.js';
import { FILLERS, idFrom, type Party, type Row } from './row.factory.js';

const party = (workspace: string, name: string): Party => ({ name, workspaceId: idFrom('workspace', workspace), customerId: idFrom('customer', name) });

/** Two businesses with two customers each. */
export const PARTIES = { a1: party('A', 'A1'), a2: party('A', 'A2'), b1: party('B', 'B1'), b2: party('B', 'B2') };
const { a1, a2, b1, b2 } = PARTIES;

/** The whole workspace of a party. */
export const workspaceOf = ({ workspaceId }: Party): Scope => ({ workspaceId, customer: 'all' });
/** A party alone. */
export const customerOf = ({ workspaceId, customerId }: Party): Scope => ({ workspaceId, customer: customerId });

/** The row that a party has in a relation. */
export function rowOf(relation: string, of: Party, salt = ''): Row {
  const filler = FILLERS[relation];
  if (!filler) throw new Error(`nobody fills ${relation}`);
  return filler.row(of, (other) => idFrom(other, of.workspaceId, FILLERS[other]?.per === 'workspace' ? '' : of.customerId, other === relation ? salt : ''));
}

/** A database with rows of all parties in every relation, and the roles that attack it. */
export interface Site {
  readonly database: DatabasePlatform;
  /** Attackers by role. */
  readonly as: ReadonlyMap<string, RawSqlRepository>;
  close(): Promise<void>;
}

/**
 * Migrates a database, opens it for every service, and fills it.
 *
 * @param end closes what stands behind the database
 */
export async function openSite(database: DatabasePlatform, end: () => Promise<void>): Promise<Site> {
  await database.migrate(ALL_MIGRATIONS);
  const handles = await Promise.all(ALL_SERVICES.map((service) => database.open(service)));
  const as = new Map(ALL_SERVICES.flatMap(({ role }, index) => {
    const handle = handles[index];
    return handle ? [[role, new RawSqlRepository(database, role, handle)] as const] : [];
  }));
  for (const [relation, { role, per }] of Object.entries(FILLERS)) {
    for (const of of per === 'workspace' ? [a1, b1] : [a1, a2, b1, b2]) {
      const added = await as.get(role)?.add(workspaceOf(of), relation, rowOf(relation, of));
      if (added?.code !== undefined) throw new Error(`${relation} could not be filled for ${of.name}: ${added.code}`);
    }
  }
  const close = async (): Promise<void> => {
    for (const handle of handles) await handle.close();
    await database.close();
    await end();
  };
  return { database, as, close };
}
