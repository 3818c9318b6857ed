/** Whose customer data a unit of work may touch: everybody's of the workspace, or one customer's (a uuid). */
export type CustomerScope = 'all' | (string & {});

/** What a unit of work may see. There is no default: who opens one says it. */
export interface Scope {
  readonly workspaceId: string;
  readonly customer: CustomerScope;
}
