import { AppError } from '@rapport/errors';

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/** A plain column or role name, which needs no quotes. */
export function columnName(name: string): string {
  if (!NAME.test(name)) throw new AppError('internal', `"${name}" is no plain SQL name.`);
  return name;
}

/** A plain table name together with its schema, `ai.messages`. */
export function tableName(name: string): string {
  const parts = name.split('.');
  if (parts.length !== 2) throw new AppError('internal', `"${name}" must name schema and table: ai.messages.`);
  return parts.map(columnName).join('.');
}
