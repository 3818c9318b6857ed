import { callerOf } from '../http/http-caller.rule.js';
import { dice } from '../random/dice.rule.js';
import { eventually, pause } from '../wait/eventually.rule.js';
import { Customer } from './customer.service.js';
import { EventWatch } from './event-watch.service.js';
import { readFinalState } from './final-state.repository.js';
import { History } from './history.service.js';
import type { FinalState } from './history.types.js';
import { brokenInvariants, type Fault } from './invariants.rule.js';
import { type Blow, planBlows } from './kill-plan.rule.js';
import type { Stage } from './stage.types.js';

/** A call that got no answer by then is given up, in ms: longer than `?wait=reply` waits. */
const CALL_MS = 60_000;
/** Longest time of a turn: its guard ends it after 10 minutes. */
const TURN_LIMIT_MS = 11 * 60_000;

export interface KillRunOptions {
  readonly stage: Stage;
  /** At least so many; the run goes on until the last blow has fallen. */
  readonly turns: number;
  readonly conversations: number;
  /** How many customers write at the same time. */
  readonly workers: number;
  /** Names of the stage's victims, one blow for each entry. */
  readonly victims: readonly string[];
  /** Shortest and longest time that a victim stays down, in ms. */
  readonly downMs: readonly [number, number];
  readonly seed: number;
  /** So many conversations are also followed by their event stream, 5 by default. */
  readonly watched?: number;
  /** Hears how far the run is. */
  readonly progress?: (line: string) => void;
}

export interface KillRun {
  readonly history: History;
  readonly state: FinalState;
  readonly faults: readonly Fault[];
  readonly turnsSeen: number;
}

/** Lets customers write while parts of the product are struck down and come back, waits until all is quiet, and checks the invariants. */
export async function runKills(options: KillRunOptions): Promise<KillRun> {
  const { stage, seed } = options;
  const history = new History();
  const load = new Load(options, history);
  const customers = await load.open();
  const watches = customers.slice(0, options.watched ?? 5).map((customer) => watchOf(stage, history, customer.conversationId));
  const following = watches.map((watch) => watch.run());
  try {
    const blows = planBlows({ ...options, random: dice(seed) });
    const struck = strikeAll(options, blows, history, load).finally(() => (load.struck = true));
    await Promise.all([struck, load.run(customers)]);
    options.progress?.('waiting until all is quiet');
    await Promise.all(customers.map((customer) => eventually(() => customer.readBack(), 'the conversation')));
  } finally {
    for (const watch of watches) watch.stop();
    await Promise.all(following);
  }
  const { state, faults } = await settle(stage, history);
  return { history, state, faults, turnsSeen: load.ended };
}

/** The customers, a part of them for each worker. */
class Load {
  ended = 0;
  /** All blows have fallen. */
  struck = false;

  constructor(
    private readonly options: KillRunOptions,
    private readonly history: History,
  ) {}

  async open(): Promise<Customer[]> {
    const { stage, conversations, seed } = this.options;
    const plain = callerOf(stage.url, stage.key, CALL_MS);
    return Promise.all(
      Array.from({ length: conversations }, (_, index) => Customer.open({ call: plain, history: this.history, random: dice(seed * 10_007 + index) }, `customer-${index + 1}`)),
    );
  }

  async run(customers: readonly Customer[]): Promise<void> {
    const workers = Math.min(this.options.workers, customers.length);
    await Promise.all(Array.from({ length: workers }, (_, worker) => this.work(customers.filter((_customer, index) => index % workers === worker))));
  }

  private async work(customers: readonly Customer[]): Promise<void> {
    const { stage, turns } = this.options;
    for (let round = 0; this.ended < turns || !this.struck; round += 1) {
      const question = stage.questions[round % stage.questions.length] ?? '';
      await customers[round % customers.length]?.turn(question);
      this.ended += 1;
    }
  }
}

async function strikeAll({ stage, progress }: KillRunOptions, blows: readonly Blow[], history: History, load: Load): Promise<void> {
  for (const { victim: name, atTurn, afterMs, downMs } of blows) {
    const victim = stage.victims[name];
    if (!victim) throw new Error(`the stage has no ${name}`);
    while (load.ended < atTurn) await pause(20);
    await pause(afterMs);
    const record = history.blow(name);
    await victim.kill();
    if (victim.start) {
      await pause(downMs);
      await victim.start();
    }
    record.readyMs = performance.now() - record.at;
    progress?.(`turn ${load.ended}: ${name} struck, ready again after ${Math.round(record.readyMs)} ms`);
  }
}

function watchOf({ url, key }: Stage, history: History, conversationId: string): EventWatch {
  return new EventWatch(history, conversationId, (path, headers, signal) => fetch(url + path, { headers: { ...headers, authorization: `Bearer ${key}` }, signal }));
}

/** Waits until nothing is wrong any more, at most as long as a turn may take: what is wrong then stays wrong. */
async function settle(stage: Stage, history: History): Promise<{ state: FinalState; faults: Fault[] }> {
  for (const until = performance.now() + TURN_LIMIT_MS; ; await pause(5_000)) {
    const state = await stage.read(readFinalState);
    const faults = brokenInvariants(history, state, TURN_LIMIT_MS);
    // What is there twice or in the wrong place does not mend by waiting.
    if (faults.every(({ invariant, kind }) => invariant !== 'I4' && kind !== 'unsent reply' && kind !== 'lost') || performance.now() > until) return { state, faults };
  }
}
