import pg from 'pg';

/** The one statement that may set role and scope: the first of every unit of work. */
export const ENTER_UNIT = `select set_config('role', $1, true), set_config('rapport.workspace_id', $2, true), set_config('rapport.customer', $3, true)`;

/** What TypeORM says to begin. */
export const BEGIN = 'START TRANSACTION';

/**
 * Begin and entering as one message, for which no plan need be kept: two are twice the work for both sides.
 *
 * @param parameters of {@link ENTER_UNIT}
 */
export function beginUnit(parameters: readonly unknown[]): string {
  return `${BEGIN}; ${ENTER_UNIT.replace(/\$(\d)/g, (_, place: string) => pg.escapeLiteral(String(parameters[Number(place) - 1])))}`;
}
