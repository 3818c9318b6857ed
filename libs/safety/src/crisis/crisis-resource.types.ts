import type { RedFlagTopic } from '../red-flag/red-flag.types.js';

/** A place where people in danger find help, as its own site names it. */
export interface CrisisResource {
  /** ISO 3166-1, two letters; `EU` stands for the member states. */
  country: string;
  name: string;
  /** Topics that it helps with. */
  topics: readonly RedFlagTopic[];
  /** Number to call, as it is written in the country. */
  phone?: string;
  /** How to reach it in writing, in words. */
  textLine?: string;
  url?: string;
  /** When it answers, in words; left out where it always does. */
  hours?: string;
  /** Where the fact comes from. */
  source: string;
  /** Year and month for which we know the fact. Look again at the source before you rely on it. */
  knownAsOf: string;
}
