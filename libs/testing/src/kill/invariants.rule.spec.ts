import { describe, expect, it } from '@jest/globals';
import type { FinalState, SendRecord, Sighting } from './history.types.js';
import { brokenInvariants, type FaultKind } from './invariants.rule.js';

const LIMIT_MS = 60_000;

interface Run {
  sends: SendRecord[];
  sightings: Sighting[];
  state: { -readonly [K in keyof FinalState]: FinalState[K][number][] };
}

/** Two conversations of three messages each, sent one after the other, each answered. */
function goodRun(): Run {
  const run: Run = { sends: [], sightings: [], state: { inbound: [], messages: [], turns: [], outbound: [], dead: [], waiting: [] } };
  for (const conversationId of ['a', 'b']) {
    for (let index = 0; index < 3; index += 1) {
      const [id, turnId, replyId] = [`${conversationId}-m${index}`, `${conversationId}-t${index}`, `${conversationId}-r${index}`];
      const text = `Question ${index} of ${conversationId}`;
      run.sends.push({ conversationId, text, key: id, sentAt: index * 10, acknowledgements: [{ at: index * 10 + 5, messageId: id }] });
      run.state.inbound.push({ id, conversationId, text });
      run.state.messages.push({ id, conversationId, turnId, seq: index * 2 + 1, role: 'customer', text, inReplyTo: null });
      run.state.messages.push({ id: replyId, conversationId, turnId, seq: index * 2 + 2, role: 'assistant', text: 'Answer', inReplyTo: id });
      run.state.turns.push({ id: turnId, conversationId, state: 'answered', replyId, tookMs: 900 });
      run.state.outbound.push({ messageId: replyId, state: 'sent' });
      run.sightings.push({ conversationId, replyId, text: 'Answer', inReplyTo: id, via: 'list' });
    }
  }
  return run;
}

function kindsAfter(plant: (run: Run) => void): FaultKind[] {
  const run = goodRun();
  plant(run);
  return brokenInvariants(run, run.state, LIMIT_MS).map(({ kind }) => kind);
}

function at<T>(rows: T[], index: number): T {
  const row = rows[index];
  if (row === undefined) throw new Error('no such row');
  return row;
}

const without = <T extends { id: string }>(rows: T[], id: string): T[] => rows.filter((row) => row.id !== id);

describe('the checker of the invariants', () => {
  it('finds nothing in a good run', () => {
    expect(kindsAfter(() => undefined)).toEqual([]);
  });

  it('lets a message be stored that was never acknowledged, and a turn end without a word where a person was called', () => {
    const quiet = kindsAfter((run) => {
      at(run.sends, 2).acknowledgements.length = 0;
      run.state.turns[2] = { ...at(run.state.turns, 2), state: 'escalated' };
      run.state.messages = without(run.state.messages, 'a-r2');
      run.state.outbound = run.state.outbound.filter(({ messageId }) => messageId !== 'a-r2');
      run.sightings = run.sightings.filter(({ replyId }) => replyId !== 'a-r2');
    });
    expect(quiet).toEqual([]);
  });

  it.each<[string, FaultKind, (run: Run) => void]>([
    ['a message that the inbox lost', 'lost', ({ state }) => (state.inbound = without(state.inbound, 'b-m1'))],
    ['a message that never came to its conversation', 'lost', ({ state }) => (state.messages = without(state.messages, 'b-m1'))],
    [
      'one that nobody acknowledged and that stays in the inbox', 'lost',
      ({ sends, state }) => {
        at(sends, 4).acknowledgements.length = 0;
        state.messages = without(state.messages, 'b-m1');
      },
    ],
    ['a doubled message in the inbox', 'doubled', ({ state }) => state.inbound.push({ ...at(state.inbound, 0), id: 'again' })],
    ['a doubled message in the conversation', 'doubled', ({ state }) => state.messages.push({ ...at(state.messages, 0), id: 'again', seq: 7 })],
    ['one message acknowledged under two ids', 'doubled', ({ sends }) => at(sends, 0).acknowledgements.push({ at: 9, messageId: 'another' })],
    ['a message under another id than was told', 'altered', ({ sends }) => (sends[0] = { ...at(sends, 0), acknowledgements: [{ at: 5, messageId: 'another' }] })],
    ['a message that nobody sent', 'invented', ({ state }) => state.inbound.push({ id: 'x', conversationId: 'a', text: 'Never said' })],
    [
      'swapped order', 'out of order',
      ({ state }) => {
        state.messages[0] = { ...at(state.messages, 0), seq: 3 };
        state.messages[2] = { ...at(state.messages, 2), seq: 1 };
      },
    ],
    ['two messages in one place', 'out of order', ({ state }) => (state.messages[1] = { ...at(state.messages, 1), seq: 1 })],
    [
      'a second reply in a turn', 'second reply',
      ({ state }) => {
        state.messages.push({ ...at(state.messages, 1), id: 'r2', seq: 7 });
        state.outbound.push({ messageId: 'r2', state: 'sent' });
      },
    ],
    ['a reply that went out twice', 'second reply', ({ state }) => state.outbound.push(at(state.outbound, 0))],
    ['a reply that read otherwise before', 'second reply', ({ sightings }) => sightings.push({ ...at(sightings, 0), text: 'Other words', via: 'events' })],
    ['a reply that was seen and is not there', 'reply of nowhere', ({ sightings }) => sightings.push({ ...at(sightings, 0), replyId: 'gone', inReplyTo: null })],
    ['another reply seen for an answered message', 'second reply', ({ sightings }) => sightings.push({ ...at(sightings, 0), replyId: 'gone' })],
    ['a reply that never went out', 'unsent reply', ({ state }) => state.outbound.pop()],
    ['a turn that never ends', 'unfinished', ({ state }) => (state.turns[0] = { ...at(state.turns, 0), state: 'running', tookMs: null })],
    ['a turn that took too long', 'overdue', ({ state }) => (state.turns[0] = { ...at(state.turns, 0), tookMs: LIMIT_MS + 1 })],
    ['a message without a turn', 'without a turn', ({ state }) => (state.messages[0] = { ...at(state.messages, 0), turnId: null })],
    ['a failure that nobody is told', 'silent end', ({ state }) => (state.messages = without(state.messages, 'a-r0'))],
    ['a dead delivery', 'dead delivery', ({ state }) => state.dead.push({ name: 'turn.run', error: 'x' })],
    ['a delivery that still waits', 'waiting delivery', ({ state }) => state.waiting.push({ name: 'message.send', state: 'pending' })],
  ])('reports %s', (_what, kind, plant) => {
    expect(kindsAfter(plant)).toContain(kind);
  });
});
