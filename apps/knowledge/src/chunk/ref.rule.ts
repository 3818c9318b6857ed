/**
 * The short id that people see: `KB-042`; from 1,000 on it grows, `KB-1042`.
 *
 * @param refNumber from 1, unique in the workspace
 */
export function refOf(refNumber: number): string {
  return `KB-${String(refNumber).padStart(3, '0')}`;
}
