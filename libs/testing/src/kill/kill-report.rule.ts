import type { KillRun } from './kill-run.service.js';
import type { Stage } from './stage.types.js';

interface Spread {
  readonly median: number;
  readonly max: number;
}

export interface KillReport {
  readonly turns: number;
  readonly messages: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly killsInAll: number;
  readonly acknowledged: number;
  /** Tries that got no 2xx and were repeated under the same key, by status. */
  readonly repeated: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  readonly secondReplies: number;
  readonly unfinished: number;
  readonly otherFaults: number;
  /** The first twenty, in words. */
  readonly faults: readonly string[];
  /** How turns ended. */
  readonly ends: Readonly<Record<string, number>>;
  readonly slowestTurnSeconds: number;
  /** From a blow until the victim was ready again, its time down included, and until a turn that was asked for afterwards had ended. */
  readonly recoverySeconds: { readonly ready: Spread; readonly reply: Spread };
  readonly crashes: readonly string[];
  readonly seed: number;
  /** Nothing that must survive was lost, and nobody ended unasked. */
  readonly held: boolean;
}

const NAMED = new Set(['lost', 'doubled', 'out of order', 'second reply', 'unfinished']);

/** Counts what a run showed. */
export function reportOf({ history, state, faults }: KillRun, { crashes }: Pick<Stage, 'crashes'>, seed: number): KillReport {
  const count = (kind: string): number => faults.filter((fault) => fault.kind === kind).length;
  const times = (of: 'readyMs' | 'replyMs'): Spread => spread(history.kills.flatMap((kill) => kill[of] ?? []));
  return {
    turns: state.turns.length,
    messages: history.sends.length,
    kills: tally(history.kills.map(({ victim }) => victim)),
    killsInAll: history.kills.length,
    acknowledged: history.sends.filter(({ acknowledgements }) => acknowledgements.length > 0).length,
    repeated: history.refusals,
    lost: count('lost'),
    doubled: count('doubled'),
    outOfOrder: count('out of order'),
    secondReplies: count('second reply'),
    unfinished: count('unfinished'),
    otherFaults: faults.filter(({ kind }) => !NAMED.has(kind)).length,
    faults: faults.slice(0, 20).map(({ invariant, kind, what }) => `${invariant} ${kind}: ${what}`),
    ends: tally(state.turns.map((turn) => turn.state)),
    slowestTurnSeconds: seconds(Math.max(0, ...state.turns.map(({ tookMs }) => tookMs ?? 0))),
    recoverySeconds: { ready: times('readyMs'), reply: times('replyMs') },
    crashes,
    seed,
    held: faults.length === 0 && crashes.length === 0,
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function spread(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b);
  return { median: seconds(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0), max: seconds(sorted.at(-1) ?? 0) };
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
