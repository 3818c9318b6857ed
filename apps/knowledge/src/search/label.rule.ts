import { stem, STOP_WORDS, tokenize } from '@rapport/language';
import { rarity } from './bm25.rule.js';

/** "What is a" and "how can I" say something of a question, and less than what it is about. */
const STOP_WORD_WEIGHT = 0.5;
/** A word of the same meaning, against the word itself. */
const NEAR_WEIGHT = 0.5;

/** A stem of a label or a question. */
interface LabelWord {
  readonly stem: string;
  readonly isStopWord: boolean;
}

const wordsOf = (text: string): LabelWord[] => {
  const words = new Map(tokenize(text).map((word) => [stem(word), STOP_WORDS.has(word)]));
  return [...words].map(([root, isStopWord]) => ({ stem: root, isStopWord }));
};

/** How a label and a question go together. */
export interface Likeness {
  /** 0 to 1: twice what they share by what both have (Dice), weighted by rarity. */
  readonly alike: number;
  /** 0 to 1: the share of the label's words that the question says, stop words left out. */
  readonly said: number;
  /** They share more than stop words. */
  readonly isTelling: boolean;
}

/** Titles and headings, with what their words are worth: a word that stands in most of them tells little. */
export class Labels {
  private readonly words: ReadonlyMap<string, readonly LabelWord[]>;
  private readonly holding = new Map<string, number>();

  /** @param labels all that are compared with one another: the titles of what was found, or of all documents */
  constructor(labels: Iterable<string>) {
    this.words = new Map([...new Set(labels)].map((label) => [label, wordsOf(label)]));
    for (const words of this.words.values()) for (const { stem: root } of words) this.holding.set(root, (this.holding.get(root) ?? 0) + 1);
  }

  /** What a word that is no stop word is worth among them. */
  worth(root: string): number {
    return rarity(this.words.size, this.holding.get(root) ?? 0);
  }

  /**
   * @param question anything a customer may write
   * @param meanings the question's words by the words that mean nearly the same
   * @returns how far a label asks or says the same
   */
  comparedWith(question: string, meanings: ReadonlyMap<string, string> = new Map()): (label: string) => Likeness {
    const weight = ({ stem: root, isStopWord }: LabelWord): number => this.worth(root) * (isStopWord ? STOP_WORD_WEIGHT : 1);
    const total = (words: readonly LabelWord[]): number => words.reduce((sum, word) => sum + weight(word), 0);
    const asked = wordsOf(question);
    const own = new Set(asked.map((word) => word.stem));
    const askedTotal = total(asked);
    return (label) => {
      const words = this.words.get(label) ?? wordsOf(label);
      const shared = words.filter((word) => own.has(word.stem));
      const near = words.filter((word) => !own.has(word.stem) && own.has(meanings.get(word.stem) ?? ''));
      const isTelling = near.length > 0 || shared.some(({ isStopWord }) => !isStopWord);
      const both = askedTotal + total(words);
      const nearly = near.reduce((sum, word) => sum + NEAR_WEIGHT * Math.min(weight(word), this.worth(meanings.get(word.stem) ?? '')), 0);
      const telling = (list: readonly LabelWord[]): number => total(list.filter(({ isStopWord }) => !isStopWord));
      return { alike: both === 0 ? 0 : (2 * (total(shared) + nearly)) / both, said: telling(shared) / Math.max(Number.MIN_VALUE, telling(words)), isTelling };
    };
  }
}
