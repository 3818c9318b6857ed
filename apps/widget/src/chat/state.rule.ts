import type { Citation, ConversationStatus, MessageView } from '../api/chat.port.js';

/** One message as it is shown. `waiting` is not yet with the server, `growing` is a reply that is being released. */
export interface Entry {
  readonly id: string;
  readonly role: MessageView['role'];
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly agent: string | null;
  readonly state: 'whole' | 'growing' | 'waiting';
}

export interface ChatState {
  readonly entries: readonly Entry[];
  readonly typing: boolean;
  readonly status: ConversationStatus;
  readonly contact: string | null;
  readonly connection: 'idle' | 'online' | 'reconnecting';
  readonly problem: string | null;
}

export const EMPTY: ChatState = { entries: [], typing: false, status: 'active', contact: null, connection: 'idle', problem: null };

function entryOf(message: MessageView): Entry {
  const { id, role, text, citations, agent } = message;
  return { id, role, text, citations, agent, state: 'whole' };
}

function replaced(entries: readonly Entry[], at: number, entry: Entry): Entry[] {
  return entries.map((other, index) => (index === at ? entry : other));
}

/** Puts a whole message in: over the growing reply or the waiting words it belongs to, else at its end. Twice changes nothing. */
export function withMessage(state: ChatState, message: MessageView): ChatState {
  const entry = entryOf(message);
  const waiting = (other: Entry): boolean => message.role === 'customer' && other.state === 'waiting' && other.text === message.text;
  const known = state.entries.findIndex((other) => other.id === message.id);
  const at = known >= 0 ? known : state.entries.findIndex(waiting);
  const settled = state.entries.filter((other) => other.state !== 'waiting');
  const unsent = state.entries.filter((other) => other.state === 'waiting');
  const entries = at >= 0 ? replaced(state.entries, at, entry) : [...settled, entry, ...unsent];
  return { ...state, entries, typing: message.role === 'customer' ? state.typing : false };
}

/** Lets the running reply grow. The offset says where the sentence stands, so that one that comes twice is no repetition. */
export function withSentence(state: ChatState, replyId: string, offset: number, text: string): ChatState {
  const at = state.entries.findIndex((entry) => entry.id === replyId);
  const found = state.entries[at];
  if (found?.state === 'whole') return state;
  const before = found?.text ?? '';
  const grown: Entry = { id: replyId, role: 'assistant', text: before.slice(0, offset) + text, citations: [], agent: null, state: 'growing' };
  const entries = at >= 0 ? replaced(state.entries, at, grown) : [...state.entries, grown];
  return { ...state, entries };
}

/** Shows words that the server does not have yet. */
export function withWaiting(state: ChatState, key: string, text: string): ChatState {
  const entry: Entry = { id: key, role: 'customer', text, citations: [], agent: null, state: 'waiting' };
  return { ...state, entries: [...state.entries, entry] };
}

/** The server has taken the waiting words under its own id. */
export function withSent(state: ChatState, key: string, id: string): ChatState {
  if (state.entries.some((entry) => entry.id === id)) return { ...state, entries: state.entries.filter((entry) => entry.id !== key) };
  return { ...state, entries: state.entries.map((entry) => (entry.id === key ? { ...entry, id, state: 'whole' } : entry)) };
}
