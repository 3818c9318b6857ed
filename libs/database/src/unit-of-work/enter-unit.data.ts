import pg from 'pg';

/** The one statement that may set role and scope: the first of every unit of work. */
export const ENTER_UNIT = `select set_config('role', $1, true), set_config('rapport.workspace_id', $2, true), set_config('rapport.customer', $3, true)`;

/** The same for a unit that only reads. */
export const ENTER_READING = `${ENTER_UNIT} -- reads`;

/** What TypeORM says to begin. */
export const BEGIN = 'START TRANSACTION';

/**
 * Begin and entering as one message, for which no plan need be kept: two are twice the work for both sides.
 *
 * @param entering {@link ENTER_UNIT} or {@link ENTER_READING}
 * @param parameters role, workspace, customer scope
 */
export function beginUnit(entering: string, parameters: readonly unknown[]): string {
  return `${BEGIN}${entering === ENTER_READING ? ' READ ONLY' : ''}; ${ENTER_UNIT.replace(/\$(\d)/g, (_, place: string) => pg.escapeLiteral(String(parameters[Number(place) - 1])))}`;
}

/** Whether a statement is the one with which a unit of work is entered. */
export function isEntering(sql: string): boolean {
  return sql === ENTER_UNIT || sql === ENTER_READING;
}
