/** The one statement that may set role and scope: the first of every unit of work. */
export const ENTER_UNIT = `select set_config('role', $1, true), set_config('rapport.workspace_id', $2, true), set_config('rapport.customer', $3, true)`;
