import { type DataOf, type ErasureAction, type erasureNote, erasureStarted, type ErasureState, type ServiceName } from '@rapport/contracts';

/** What one service did in one of its stores. */
export interface StoreLine {
  readonly service: ServiceName;
  readonly store: string;
  readonly action: ErasureAction;
  readonly rows: number;
  /** When rows were last erased there, or the store was found empty. */
  readonly at: string;
}

/** How far an erasure is. */
export interface Progress {
  readonly stores: readonly StoreLine[];
  /** Services that have nothing left in the round under way. */
  readonly finished: readonly ServiceName[];
}

export interface ErasureStanding {
  readonly state: ErasureState;
  readonly progress: Progress;
}

/** Who takes part in a round: the gateway empties its own stores before it calls the others. */
export const TAKING_PART: readonly ServiceName[] = ['gateway', ...erasureStarted.consumers];

/** In which round a state is, and what comes when everybody has finished it. */
const ROUNDS: Readonly<Partial<Record<ErasureState, { readonly round: number; readonly next: ErasureState }>>> = {
  running: { round: 1, next: 'settling' },
  checking: { round: 2, next: 'done' },
};

/**
 * What a note makes of an erasure. Rows count whenever the note comes; "finished" counts only in its own round.
 *
 * @param from who noted it
 * @param at ISO time of the note
 */
export function noted({ state, progress }: ErasureStanding, from: ServiceName, note: DataOf<typeof erasureNote>, at: string): ErasureStanding {
  const stores = note.stores.reduce<readonly StoreLine[]>((lines, one) => withLine(lines, { ...one, service: from, at }), progress.stores);
  const current = ROUNDS[state];
  if (!note.finished || current?.round !== note.round) return { state, progress: { ...progress, stores } };
  const finished = [...new Set([...progress.finished, from])];
  const all = TAKING_PART.every((service) => finished.includes(service));
  return all ? { state: current.next, progress: { stores, finished: [] } } : { state, progress: { stores, finished } };
}

/** The standing at the beginning of a round; null when that round is over or its turn has not come. */
export function begun({ state, progress }: ErasureStanding, round: number): ErasureStanding | null {
  if (round === 2 && state === 'settling') return { state: 'checking', progress };
  return ROUNDS[state]?.round === round ? { state, progress } : null;
}

/** Who has yet to finish the round under way. */
export function waitingFor({ state, progress }: ErasureStanding): ServiceName[] {
  return ROUNDS[state] === undefined ? [] : TAKING_PART.filter((service) => !progress.finished.includes(service));
}

function withLine(lines: readonly StoreLine[], line: StoreLine): readonly StoreLine[] {
  const same = (other: StoreLine): boolean => other.service === line.service && other.store === line.store && other.action === line.action;
  const before = lines.find(same);
  if (!before) return [...lines, line];
  // A store that is found empty once more keeps the time at which it was emptied.
  const merged = line.rows === 0 ? before : { ...line, rows: before.rows + line.rows };
  return lines.map((other) => (same(other) ? merged : other));
}
