import type { Scope } from '@rapport/database';
import { requireContext } from '@rapport/observability';

/** The scope of the running request: its workspace, and the customers that its principal may see. */
export function currentScope(): Scope {
  const { workspaceId, customer } = requireContext();
  return { workspaceId, customer };
}
