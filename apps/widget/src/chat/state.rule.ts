import type { Citation, ConversationStatus, MessageView } from '../api/chat.port.js';

/** One message as it is shown. `growing` is a reply that is being released; `waiting` and `refused` are not with the server. */
export interface Entry {
  readonly id: string;
  readonly role: MessageView['role'];
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly agent: string | null;
  readonly state: 'whole' | 'growing' | 'waiting' | 'refused';
  /** Place in the conversation, once the server has said it. */
  readonly seq: number | null;
  /** Why it is refused. */
  readonly note: string | null;
}

export interface ChatState {
  readonly entries: readonly Entry[];
  /** What was said in conversations that have ended, while this page was open. */
  readonly earlier: readonly Entry[];
  readonly typing: boolean;
  readonly status: ConversationStatus;
  readonly contact: string | null;
  readonly connection: 'idle' | 'online' | 'reconnecting' | 'offline';
  /** False while the past is being told, which is not news. */
  readonly caughtUp: boolean;
  readonly problem: string | null;
}

export const EMPTY: ChatState = {
  entries: [], earlier: [], typing: false, status: 'active', contact: null, connection: 'idle', caughtUp: true, problem: null,
};

const BLANK = { citations: [], agent: null, seq: null, note: null } as const;
const isUnsent = ({ state }: Entry): boolean => state === 'waiting' || state === 'refused';

/** In the order of the server; what it has not placed yet comes after, what it does not have comes last. */
function ordered(entries: readonly Entry[]): Entry[] {
  const rank = (entry: Entry): number => (isUnsent(entry) ? 2 : entry.seq === null ? 1 : 0);
  return [...entries].sort((a, b) => rank(a) - rank(b) || (a.seq ?? 0) - (b.seq ?? 0));
}

function put(entries: readonly Entry[], at: number, entry: Entry): Entry[] {
  return ordered(at >= 0 ? entries.map((other, index) => (index === at ? entry : other)) : [...entries, entry]);
}

/** Puts a whole message in: over the growing reply or the waiting words it belongs to, else in its place. Twice changes nothing. */
export function withMessage(state: ChatState, message: MessageView): ChatState {
  const { id, role, text, citations, agent, seq } = message;
  const waiting = (other: Entry): boolean => role === 'customer' && other.state === 'waiting' && other.text === text;
  const known = state.entries.findIndex((other) => other.id === id);
  const found = state.entries[known];
  if (found?.state === 'whole' && found.seq === seq) return state;
  const at = known >= 0 ? known : state.entries.findIndex(waiting);
  const entries = put(state.entries, at, { ...BLANK, id, role, text, citations, agent, seq, state: 'whole' });
  return { ...state, entries, typing: role === 'customer' ? state.typing : false };
}

/** Lets the running reply grow. The offset says where the sentence stands, so that one that comes twice is no repetition. */
export function withSentence(state: ChatState, replyId: string, offset: number, text: string): ChatState {
  const at = state.entries.findIndex((entry) => entry.id === replyId);
  const found = state.entries[at];
  if (found?.state === 'whole') return state;
  const grown = (found?.text ?? '').slice(0, offset) + text;
  if (found && grown.length <= found.text.length) return state;
  return { ...state, typing: false, entries: put(state.entries, at, { ...BLANK, id: replyId, role: 'assistant', text: grown, state: 'growing' }) };
}

/** Shows words that the server does not have: they wait, or are refused for the reason given. */
export function withUnsent(state: ChatState, key: string, text: string, refused: string | null = null): ChatState {
  const at = state.entries.findIndex((entry) => entry.id === key);
  return { ...state, entries: put(state.entries, at, { ...BLANK, id: key, role: 'customer', text, state: refused === null ? 'waiting' : 'refused', note: refused }) };
}

/** Takes words away that will not be sent. */
export function withoutUnsent(state: ChatState, key: string): ChatState {
  return { ...state, entries: state.entries.filter((entry) => entry.id !== key) };
}

/** The server has taken the waiting words under its own id. */
export function withSent(state: ChatState, key: string, id: string): ChatState {
  if (state.entries.some((entry) => entry.id === id)) return withoutUnsent(state, key);
  return { ...state, entries: ordered(state.entries.map((entry) => (entry.id === key ? { ...entry, id, state: 'whole' } : entry))) };
}

/** A new conversation begins below the one that has ended. */
export function withNewConversation(state: ChatState): ChatState {
  const over = state.entries.filter((entry) => !isUnsent(entry));
  const line: Entry = { ...BLANK, id: `new:${state.earlier.length + over.length}`, role: 'system', text: 'New conversation', state: 'whole' };
  return {
    ...state,
    earlier: over.length === 0 ? state.earlier : [...state.earlier, ...over, line],
    entries: state.entries.filter(isUnsent),
    typing: false,
    status: 'active',
    contact: null,
  };
}
