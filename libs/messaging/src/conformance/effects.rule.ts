/** What a handler wrote. */
export interface Effect {
  readonly consumer: string;
  readonly name: string;
  readonly lane: string;
  readonly seq: number;
}

/**
 * Compares what was written with what was sent: everything once, and in order inside each lane.
 *
 * @param sent what should have been written, in the order of sending
 * @param effects what was written, in the order of writing
 * @returns one sentence per violation; empty when all is well
 */
export function violationsOf(sent: readonly Effect[], effects: readonly Effect[]): string[] {
  const key = (effect: Effect): string => `${effect.consumer} ${effect.name} ${effect.lane} #${effect.seq}`;
  const count = new Map<string, number>();
  for (const effect of effects) count.set(key(effect), (count.get(key(effect)) ?? 0) + 1);
  const violations: string[] = [];
  for (const wanted of sent) {
    const times = count.get(key(wanted)) ?? 0;
    if (times !== 1) violations.push(`${key(wanted)} was written ${times} times`);
    count.delete(key(wanted));
  }
  for (const [stranger, times] of count) violations.push(`${stranger} was written ${times} times and never sent`);
  const last = new Map<string, number>();
  for (const effect of effects) {
    const lane = `${effect.consumer} ${effect.name} ${effect.lane}`;
    const before = last.get(lane) ?? -1;
    if (effect.seq < before) violations.push(`${key(effect)} came after #${before}`);
    last.set(lane, Math.max(before, effect.seq));
  }
  return violations;
}

/** `count` steps on each of `lanes` lanes, lane by lane in turn. */
export function stepsOf(lanes: number, count: number): { lane: string; seq: number }[] {
  return Array.from({ length: lanes * count }, (_, index) => ({ lane: `lane-${index % lanes}`, seq: Math.floor(index / lanes) }));
}

/** What steps should leave behind. */
export function effectsOf(steps: readonly { lane: string; seq: number }[], name: string, consumer = 'knowledge'): Effect[] {
  return steps.map(({ lane, seq }) => ({ consumer, name, lane, seq }));
}
