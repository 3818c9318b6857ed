/** One blow of a run. */
export interface Blow {
  readonly victim: string;
  /** Falls when so many turns have ended … */
  readonly atTurn: number;
  /** … and so many ms after it. */
  readonly afterMs: number;
  /** So long the victim stays down, in ms. */
  readonly downMs: number;
}

export interface PlanRequest {
  /** In any order; one blow for each entry. */
  readonly victims: readonly string[];
  readonly turns: number;
  /** Shortest and longest time that a victim stays down, in ms. */
  readonly downMs: readonly [number, number];
  /** Random numbers in [0, 1). */
  readonly random: () => number;
}

/** Spreads blows over a run: the victims in a random order, one in each equal part of the turns, at a random moment of it. */
export function planBlows({ victims, turns, downMs: [shortest, longest], random }: PlanRequest): Blow[] {
  const order = shuffled(victims, random);
  return order.map((victim, index) => ({
    victim,
    atTurn: Math.floor(((index + random()) / order.length) * turns * 0.95),
    afterMs: Math.round(random() * 500),
    downMs: Math.round(shortest + random() * (longest - shortest)),
  }));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items.map((item) => ({ item, key: random() })).sort((a, b) => a.key - b.key).map(({ item }) => item);
}
