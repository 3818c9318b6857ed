import type { QueryRunner } from 'typeorm';
import { columnName, tableName } from './identifier.rule.js';

export interface TableProtection {
  /** With its schema, `ai.messages`. */
  readonly table: string;
  /** The column that holds the workspace's id, `workspace_id` by default. */
  readonly workspaceColumn?: string;
  /** The column that holds the customer's id, where rows belong to one customer. */
  readonly customerColumn?: string;
  /** Rights by role: `{ rapport_conversation: 'select, insert, update, delete' }`. */
  readonly grants: Readonly<Record<string, string>>;
}

/**
 * Puts a table under row-level security, forced for its owner too: a unit of work sees and writes only rows of its
 * workspace and, where there is a customer column, of its customer scope.
 *
 * @param runner the migration's query runner
 * @param protection the table, its columns and who may do what
 */
export async function protectTable(runner: QueryRunner, protection: TableProtection): Promise<void> {
  const table = tableName(protection.table);
  const rules = [`${columnName(protection.workspaceColumn ?? 'workspace_id')} = tenancy.workspace_id()`];
  if (protection.customerColumn !== undefined) rules.push(`tenancy.sees_customer(${columnName(protection.customerColumn)})`);
  const rule = rules.join(' and ');
  const statements = [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy scope on ${table} using (${rule}) with check (${rule})`,
    ...Object.entries(protection.grants).map(([role, rights]) => `grant ${rights} on ${table} to ${columnName(role)}`),
  ];
  await runner.query(statements.join(';\n'));
}
