import robotsParser from 'robots-parser';

/** What a site's robots.txt allows: a text of rules, everything, or nothing for now. */
export type RobotsAnswer = { readonly rules: string } | 'everything' | 'nothing-for-now';

/** By this name a site may address its rules to us. */
export const AGENT_NAME = 'Rapport';

/** The package's types describe it as an ES module, which it isn't: what is imported is the function itself. */
const parseRobots = robotsParser as unknown as (url: string, rules: string) => { isAllowed(url: string, agent: string): boolean | undefined };

const KEPT_MS = 60 * 60_000;
/** A site that could not be asked is asked again soon. */
const AWAY_MS = 5_000;
const MOST_SITES = 500;

interface Kept {
  readonly answer: Promise<RobotsAnswer>;
  until: number;
}

/** The robots.txt of sites, each kept for an hour. */
export class RobotsService {
  private readonly sites = new Map<string, Kept>();

  /** @param ask fetches the robots.txt of an origin */
  constructor(private readonly ask: (robots: URL, signal: AbortSignal) => Promise<RobotsAnswer>) {}

  /**
   * Whether a page may be fetched.
   *
   * @returns `away` when its site could not say so now
   */
  async judge(url: URL, signal: AbortSignal): Promise<'allowed' | 'forbidden' | 'away'> {
    const answer = await this.answerOf(url.origin, signal);
    if (answer === 'everything') return 'allowed';
    if (answer === 'nothing-for-now') return 'away';
    const allowed = parseRobots(`${url.origin}/robots.txt`, answer.rules).isAllowed(url.href, AGENT_NAME);
    return allowed === false ? 'forbidden' : 'allowed';
  }

  private async answerOf(origin: string, signal: AbortSignal): Promise<RobotsAnswer> {
    const known = this.sites.get(origin);
    if (known && known.until > Date.now()) return known.answer;
    const kept: Kept = { answer: this.ask(new URL('/robots.txt', origin), signal), until: Date.now() + KEPT_MS };
    this.sites.delete(origin);
    this.sites.set(origin, kept);
    for (const oldest of this.sites.keys()) {
      if (this.sites.size <= MOST_SITES) break;
      this.sites.delete(oldest);
    }
    try {
      const answer = await kept.answer;
      if (answer === 'nothing-for-now') kept.until = Date.now() + AWAY_MS;
      return answer;
    } catch (error) {
      if (this.sites.get(origin) === kept) this.sites.delete(origin);
      throw error;
    }
  }
}
