// A contract that others rely on changes compatibly, or with a reason on record. The comparison is seen red on a table of changes, and
// on every message and operation there is: what it cannot see at one of them it would let through.
import { join } from 'node:path';
import { breaks } from '../contracts/compare.mjs';
import { contractsOfToday } from '../contracts/snapshot.mjs';
import { root } from './root.mjs';

export const name = 'contracts';

export async function check() {
  const { contractFaults } = await import(join(root, 'tools/contracts.mjs'));
  return contractFaults();
}

/** Each row of the table must be judged as it says, with a fault that names the place. */
async function tableFaults() {
  const { CASES, baseline } = await import(join(root, 'tools/gates/fixtures/contracts/cases.mjs'));
  return CASES.flatMap(({ title, change, fault }) => {
    const after = baseline();
    change(after);
    const found = breaks(baseline(), after);
    if (fault === undefined) return found.length === 0 ? [] : [`"${title}" is compatible, but: ${found.join(' | ')}`];
    return found.some((line) => fault.test(line)) ? [] : [`"${title}" passed (${found.join(' | ') || 'no fault'})`];
  });
}

const part = (today, kind, key) => ({ messages: {}, operations: {}, schemas: today.schemas, [kind]: { [key]: today[kind][key] } });

/** The objects of one contract that are sent and that come back, with the change that must be seen in each. */
function schemasOf({ data, reply, body }) {
  const asked = [data, body?.content['application/json']].filter((schema) => schema?.properties);
  const answered = [reply].filter((schema) => Object.keys(schema?.properties ?? {}).length > 0);
  const demand = (schema) => {
    schema.properties.addedByTheGate = { type: 'string' };
    schema.required = [...(schema.required ?? []), 'addedByTheGate'];
  };
  const drop = (schema) => delete schema.properties[Object.keys(schema.properties)[0]];
  return [...asked.map((schema) => ['a new required field', () => demand(schema)]), ...answered.map((schema) => ['a removed field', () => drop(schema)])];
}

/** The real contracts, each broken in turn. */
function everywhere(today) {
  const missed = [];
  for (const kind of ['messages', 'operations']) {
    for (const key of Object.keys(today[kind])) {
      const before = part(today, kind, key);
      if (breaks(before, { ...before, [kind]: {} }).length === 0) missed.push(`removal of ${key} passed`);
      for (const index of schemasOf(before[kind][key]).keys()) {
        const after = { ...before, [kind]: { [key]: structuredClone(before[kind][key]) } };
        const [title, change] = schemasOf(after[kind][key])[index];
        change();
        if (breaks(before, after).length === 0) missed.push(`${title} in ${key} passed`);
      }
    }
  }
  return missed;
}

export async function seeRed() {
  return [...(await tableFaults()), ...everywhere(await contractsOfToday())];
}
