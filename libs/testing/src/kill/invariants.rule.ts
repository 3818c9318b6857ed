import type { FinalState, SendRecord, Sighting, StoredMessage, StoredTurn } from './history.types.js';

/** What the checker can find, each under the invariant that it breaks. */
export type FaultKind =
  | 'lost' | 'doubled' | 'invented' | 'altered'
  | 'out of order'
  | 'second reply' | 'unsent reply' | 'reply of nowhere'
  | 'unfinished' | 'overdue' | 'without a turn' | 'silent end' | 'dead delivery' | 'waiting delivery';

export interface Fault {
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I4';
  readonly kind: FaultKind;
  readonly what: string;
}

/** What was seen from outside. */
export interface Seen {
  readonly sends: readonly SendRecord[];
  readonly sightings: readonly Sighting[];
}

/**
 * Compares what a run saw with what the database holds in the end.
 *
 * @param turnLimitMs longest time from a turn's first message to its end
 * @returns nothing when all of this holds. I1: what was acknowledged is stored exactly once, what was not at most once, under one id and word for
 *   word, and nothing else is there. I2: what was sent after an acknowledgement stands after the acknowledged. I3: a turn has at most one reply,
 *   the same wherever it was seen, and it went to its channel once. I4: every message has its turn, every turn has ended in time and visibly, and no
 *   delivery lies dead or still waits.
 */
export function brokenInvariants(seen: Seen, state: FinalState, turnLimitMs: number): Fault[] {
  return [...storedOnce(seen.sends, state), ...inOrder(seen.sends, state), ...repliedOnce(seen.sightings, state), ...ended(state, turnLimitMs)];
}

function storedOnce(sends: readonly SendRecord[], { inbound, messages }: FinalState): Fault[] {
  const faults: Fault[] = [];
  const fault = (kind: FaultKind, what: string): void => void faults.push({ invariant: 'I1', kind, what });
  const customers = messages.filter(({ role }) => role === 'customer');
  const stores = [['inbox', groupBy(inbound, ({ text }) => text)], ['conversation', groupBy(customers, ({ text }) => text)]] as const;
  const known = new Set(sends.map(({ text }) => text));
  for (const { text, conversationId, acknowledgements } of sends) {
    const ids = new Set(acknowledgements.map(({ messageId }) => messageId));
    if (ids.size > 1) fault('doubled', `${text}: acknowledged under ${ids.size} ids`);
    for (const [place, byText] of stores) {
      const rows: readonly { id: string; conversationId: string }[] = byText.get(text) ?? [];
      if (rows.length > 1) fault('doubled', `${text}: ${rows.length} times in the ${place}`);
      const [id] = ids;
      if (id === undefined) continue;
      if (rows.length === 0) fault('lost', `${text}: acknowledged and not in the ${place}`);
      else if (!rows.some((row) => row.id === id && row.conversationId === conversationId)) fault('altered', `${text}: under another id or conversation in the ${place}`);
    }
  }
  for (const [place, byText] of stores) for (const text of byText.keys()) if (!known.has(text)) fault('invented', `${text}: in the ${place}, but nobody sent it`);
  const inConversation = new Set(customers.map(({ id }) => id));
  for (const { id, text } of inbound) if (known.has(text) && !inConversation.has(id)) fault('lost', `${text}: in the inbox and not in the conversation`);
  return faults;
}

function inOrder(sends: readonly SendRecord[], { messages }: FinalState): Fault[] {
  const faults: Fault[] = [];
  const placeOf = new Map(messages.map(({ id, seq }) => [id, seq]));
  for (const rows of groupBy(messages, ({ conversationId }) => conversationId).values()) {
    const places = rows.map(({ seq }) => seq);
    if (new Set(places).size < places.length) faults.push({ invariant: 'I2', kind: 'out of order', what: `two messages in one place of ${rows[0]?.conversationId ?? ''}` });
  }
  for (const own of groupBy(sends, ({ conversationId }) => conversationId).values()) {
    const stored = own.flatMap((send) => {
      const [first] = send.acknowledgements;
      const seq = first && placeOf.get(first.messageId);
      return first && seq !== undefined ? [{ send, doneAt: first.at, seq }] : [];
    });
    for (const [index, later] of stored.entries()) {
      const wrong = stored.find((earlier, at) => at !== index && earlier.doneAt < later.send.sentAt && earlier.seq > later.seq);
      if (wrong) faults.push({ invariant: 'I2', kind: 'out of order', what: `${later.send.text} stands before ${wrong.send.text}` });
    }
  }
  return faults;
}

function repliedOnce(sightings: readonly Sighting[], { messages, turns, outbound }: FinalState): Fault[] {
  const faults: Fault[] = [];
  const fault = (kind: FaultKind, what: string): void => void faults.push({ invariant: 'I3', kind, what });
  const replies = messages.filter(({ role }) => role === 'assistant');
  const turnOf = new Map(messages.map(({ id, turnId }) => [id, turnId]));
  const outOf = groupBy(outbound, ({ messageId }) => messageId);
  for (const [turnId, own] of groupBy(replies, ({ turnId: id }) => id ?? 'none')) if (own.length > 1) fault('second reply', `turn ${turnId} has ${own.length} replies`);
  for (const { id } of replies) {
    const sent = outOf.get(id)?.length ?? 0;
    if (sent === 0) fault('unsent reply', `reply ${id} never went to its channel`);
    if (sent > 1) fault('second reply', `reply ${id} went to its channel ${sent} times`);
  }
  const stored = new Map(replies.map((reply) => [reply.id, reply]));
  const promised = new Map(turns.map(({ replyId, id }) => [replyId, id]));
  const seenOf = new Map<string, string>();
  for (const { replyId, text, inReplyTo, via } of sightings) {
    const reply = stored.get(replyId);
    if (!reply) fault('reply of nowhere', `reply ${replyId} was seen (${via}) and is not stored`);
    else if (reply.text !== text) fault('second reply', `reply ${replyId} read otherwise when it was seen (${via})`);
    const turnId = (inReplyTo === null ? undefined : turnOf.get(inReplyTo)) ?? promised.get(replyId) ?? reply?.turnId;
    if (!turnId) continue;
    const before = seenOf.get(turnId) ?? replyId;
    if (before !== replyId) fault('second reply', `turn ${turnId} was seen to be answered by ${before} and ${replyId}`);
    seenOf.set(turnId, before);
  }
  return faults;
}

const ENDS: ReadonlySet<string> = new Set(['answered', 'escalated', 'failed']);

function ended({ messages, turns, dead, waiting }: FinalState, turnLimitMs: number): Fault[] {
  const faults: Fault[] = [];
  const fault = (kind: FaultKind, what: string): void => void faults.push({ invariant: 'I4', kind, what });
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const answered = new Set(messages.filter(({ role }) => role === 'assistant').map(({ turnId }) => turnId));
  for (const message of messages) if (message.role === 'customer' && !turnOfMessage(message, byId)) fault('without a turn', `${message.text}: belongs to no turn`);
  for (const { id, state, tookMs } of turns) {
    if (!ENDS.has(state) || tookMs === null) fault('unfinished', `turn ${id} is ${state}`);
    else if (tookMs > turnLimitMs) fault('overdue', `turn ${id} took ${Math.round(tookMs / 1_000)} s`);
    // Where a person has the conversation the assistant may end a turn without a word; everywhere else it says how it ended.
    if ((state === 'answered' || state === 'failed') && !answered.has(id)) fault('silent end', `turn ${id} is ${state} without a reply`);
  }
  for (const { name, error } of dead) fault('dead delivery', `${name}: ${error ?? ''}`);
  for (const { name, state } of waiting) fault('waiting delivery', `${name} is ${state}`);
  return faults;
}

function turnOfMessage({ turnId }: StoredMessage, turns: ReadonlyMap<string, StoredTurn>): StoredTurn | undefined {
  return turnId === null ? undefined : turns.get(turnId);
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
