import { randomUUID } from 'node:crypto';
import { FactEntity } from './fact.entity.js';
import { stemsOf } from './stems.rule.js';

/**
 * The fact that takes the place of another by the word of staff: sure, in the same slot, and the same as if the customer had said it so.
 *
 * @param value what holds instead
 * @param now from when on
 */
export function corrected(old: FactEntity, value: string, now: Date): FactEntity {
  const sign = /^[+-]/u.exec(old.valueKey)?.[0] ?? '';
  return Object.assign(new FactEntity(), old, {
    id: randomUUID(),
    value,
    valueKey: sign + stemsOf(value),
    text: old.text.includes(old.value) ? old.text.replace(old.value, () => value) : value,
    confidence: 1,
    times: 1,
    source: 'staff' as const,
    validFrom: now,
    validTo: null,
    supersededBy: null,
    lastSaidAt: now,
    createdAt: now,
  });
}
