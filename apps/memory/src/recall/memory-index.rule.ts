import { contentTokens, stem, tokenize } from '@rapport/language';

/** BM25 as usual (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;
/** Of equals the customer's own words come first: less than that for replies costs recall, since customers ask what they were told as well. */
const REPLY = 0.95;
/** A neighbour is a weaker witness than the exchange itself; 0.2 to 0.5 recall alike, none at all 9 points less (`bench memory`). */
const NEIGHBOUR = 0.4;
/** A gap in a conversation after which its exchanges are no neighbours any more (a session, 4 hours). */
const SESSION_MS = 4 * 3_600_000;

/** An exchange as it is searched. */
export interface IndexedExchange {
  readonly id: string;
  readonly sessionId: string | null;
  /** ms since 1970. */
  readonly at: number;
  readonly content: string;
  readonly response: string | null;
  /** Ids of the messages that it comes from. */
  readonly sources: readonly string[];
}

/** What the words of a question say of one exchange, each 0 to 1. */
export interface WordMatch {
  readonly id: string;
  readonly lexical: number;
  readonly topics: number;
}

interface Surroundings {
  readonly neighbours: readonly (readonly number[])[];
  readonly norms: readonly number[];
}

interface Posting {
  readonly documents: number[];
  /** How often, the reply's words counted less. */
  readonly frequencies: number[];
}

/**
 * The words of one customer's exchanges, in memory. BM25 over each exchange with its neighbours in the conversation: an answer makes sense
 * beside its question, and the question is what carries the words (on public chats neighbours bring 8 points of evidence recall).
 */
export class MemoryIndex {
  private readonly documents: IndexedExchange[] = [];
  private readonly places = new Map<string, number>();
  private readonly lengths: number[] = [];
  private readonly postings = new Map<string, Posting>();
  private surroundings: Surroundings | undefined;

  get size(): number {
    return this.documents.length;
  }

  get(id: string): IndexedExchange | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.documents[place];
  }

  /** Adds exchanges in any order; one that is there already is left as it is. */
  add(exchanges: readonly IndexedExchange[]): void {
    for (const exchange of exchanges) if (!this.places.has(exchange.id)) this.addOne(exchange);
    if (exchanges.length > 0) this.surroundings = undefined;
  }

  /** The last exchanges of a session, the newest first. */
  latestOf(sessionId: string, count: number): IndexedExchange[] {
    return this.documents.filter((document) => document.sessionId === sessionId).sort((a, b) => b.at - a.at).slice(0, count);
  }

  /**
   * The exchanges that share words with a question, the best first.
   *
   * @param question any text
   */
  search(question: string): WordMatch[] {
    const terms = [...new Set(termsOf(question))];
    const around = (this.surroundings ??= surroundingsOf(this.documents, this.lengths));
    const scores = new Float64Array(this.documents.length);
    const shared = new Uint16Array(this.documents.length);
    const frequencies = new Float64Array(this.documents.length);
    let most = 0;
    for (const term of terms) {
      const posting = this.postings.get(term);
      const rarity = this.rarity(posting?.documents.length ?? 0);
      most += rarity;
      if (!posting) continue;
      for (const place of posting.documents) shared[place] = (shared[place] ?? 0) + 1;
      for (const place of spread(posting, around, frequencies)) {
        const frequency = frequencies[place] ?? 0;
        scores[place] = (scores[place] ?? 0) + rarity * (frequency / (frequency + (around.norms[place] ?? K1)));
        frequencies[place] = 0;
      }
    }
    const matches: WordMatch[] = [];
    scores.forEach((score, place) => {
      if (score > 0) matches.push({ id: this.documents[place]?.id ?? '', lexical: Math.min(1, score / most), topics: (shared[place] ?? 0) / terms.length });
    });
    return matches.sort((a, b) => b.lexical - a.lexical);
  }

  private addOne(exchange: IndexedExchange): void {
    const place = this.documents.length;
    const frequencies = new Map<string, number>();
    const count = (text: string, weight: number): void => {
      for (const term of termsOf(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    };
    count(exchange.content, 1);
    count(exchange.response ?? '', REPLY);
    let length = 0;
    for (const [term, frequency] of frequencies) {
      const posting = this.postings.get(term) ?? { documents: [], frequencies: [] };
      posting.documents.push(place);
      posting.frequencies.push(frequency);
      this.postings.set(term, posting);
      length += frequency;
    }
    this.documents.push(exchange);
    this.places.set(exchange.id, place);
    this.lengths.push(length);
  }

  private rarity(documents: number): number {
    return Math.log(1 + (this.documents.length - documents + 0.5) / (documents + 0.5));
  }
}

/** Writes how often a term stands in each exchange or beside it. @returns the places that were written */
function spread({ documents, frequencies }: Posting, { neighbours }: Surroundings, into: Float64Array): Set<number> {
  const places = new Set<number>();
  documents.forEach((place, index) => {
    const frequency = frequencies[index] ?? 0;
    into[place] = (into[place] ?? 0) + frequency;
    places.add(place);
    for (const neighbour of neighbours[place] ?? []) {
      into[neighbour] = (into[neighbour] ?? 0) + NEIGHBOUR * frequency;
      places.add(neighbour);
    }
  });
  return places;
}

/** The neighbours of each exchange, and the norm of BM25 for its length with them. */
function surroundingsOf(documents: readonly IndexedExchange[], lengths: readonly number[]): Surroundings {
  const neighbours = neighboursOf(documents);
  const whole = lengths.map((length, place) => (neighbours[place] ?? []).reduce((sum, neighbour) => sum + NEIGHBOUR * (lengths[neighbour] ?? 0), length));
  const average = whole.reduce((sum, length) => sum + length, 0) / Math.max(1, whole.length);
  return { neighbours, norms: whole.map((length) => K1 * (1 - B + (B * length) / Math.max(1, average))) };
}

/** Stems without stop words; a text of stop words alone keeps them. */
function termsOf(text: string): string[] {
  const content = contentTokens(text);
  return content.length > 0 ? content : tokenize(text).map(stem);
}

function neighboursOf(documents: readonly IndexedExchange[]): number[][] {
  const neighbours: number[][] = documents.map(() => []);
  const order = documents.map((_, place) => place).filter((place) => documents[place]?.sessionId != null);
  const at = (place: number): IndexedExchange | undefined => documents[place];
  order.sort((a, b) => compare(at(a)?.sessionId ?? '', at(b)?.sessionId ?? '') || (at(a)?.at ?? 0) - (at(b)?.at ?? 0) || a - b);
  order.forEach((place, index) => {
    const next = order[index + 1];
    if (next === undefined || at(place)?.sessionId !== at(next)?.sessionId) return;
    if ((at(next)?.at ?? 0) - (at(place)?.at ?? 0) > SESSION_MS) return;
    neighbours[place]?.push(next);
    neighbours[next]?.push(place);
  });
  return neighbours;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
