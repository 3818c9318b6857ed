import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentTaken, DocumentView } from '@rapport/contracts';
import { isAppError } from '@rapport/errors';
import type { Server } from '../call/server.adapter.js';
import { nameOf, type Outcome, type Source } from './source.types.js';

export interface ImportOptions {
  readonly category: string | undefined;
  readonly tags: readonly string[];
  /** Documents that are on their way at the same time. */
  readonly concurrency: number;
  /** Follows each to its end. */
  readonly wait: boolean;
}

/** Pauses between looks at a document, in ms: short at first, since most are ready at once. */
const LOOKS = [150, 300, 600, 1_000, 2_000];
const MOST_TRIES = 6;

/** Takes documents in, a few at a time: the next when one has come to its end, so that the server is never flooded. */
export class DocumentImport {
  constructor(
    private readonly server: Server,
    private readonly options: ImportOptions,
  ) {}

  /**
   * @param sources in the order of the outcomes
   * @param tell is told of each that has come to its end
   * @throws AppError `unavailable` when the server stays away, `unauthenticated`; what was taken until then stays, and is unchanged next time
   */
  async run(sources: readonly Source[], tell: (outcome: Outcome) => void): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let at = next++; at < sources.length; at = next++) {
        const source = sources[at];
        if (!source) return;
        const outcome = await this.take(source);
        outcomes[at] = outcome;
        tell(outcome);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.options.concurrency, sources.length) }, work));
    return outcomes;
  }

  private async take(source: Source): Promise<Outcome> {
    const outcome = { source: nameOf(source), documentId: null, chunks: 0, reason: null };
    try {
      const taken = await this.patiently(() => this.send(source));
      if (!this.options.wait) return { ...outcome, state: taken.unchanged ? 'unchanged' : 'taken', documentId: taken.id };
      const end = await this.follow(taken);
      const state = end.state === 'failed' ? 'failed' : taken.unchanged || end.source?.unchanged ? 'unchanged' : 'ready';
      return { ...outcome, state, documentId: end.id, chunks: end.chunks, reason: end.error };
    } catch (error) {
      if (!isAppError(error) || error.code === 'unauthenticated' || error.code === 'unavailable') throw error;
      return { ...outcome, state: 'refused', reason: error.message.replace(/\s*\n\s*/g, ' ') };
    }
  }

  private async send(source: Source): Promise<DocumentTaken> {
    const { category, tags } = this.options;
    if (source.kind === 'url') return this.server.call('POST', '/v1/documents', { url: source.url, ...(category === undefined ? {} : { category }), tags });
    const form = new FormData();
    if (source.title !== undefined) form.append('title', source.title);
    if (category !== undefined) form.append('category', category);
    if (tags.length > 0) form.append('tags', tags.join(','));
    form.append('file', await openAsBlob(source.path), basename(source.path));
    return this.server.upload('/v1/documents', form);
  }

  private async follow(taken: DocumentTaken): Promise<DocumentView> {
    let view: DocumentView = taken;
    for (let looks = 0; view.state !== 'ready' && view.state !== 'failed'; looks += 1) {
      await sleep(LOOKS[Math.min(looks, LOOKS.length - 1)]);
      view = await this.patiently(() => this.server.call<DocumentView>('GET', `/v1/documents/${taken.id}`));
    }
    return view;
  }

  /** Asks again when the server has too much to do or is away for a moment. The same file twice is one document, so this is safe. */
  private async patiently<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask();
      } catch (error) {
        const passing = isAppError(error) && (error.code === 'rate_limited' || error.code === 'unavailable');
        if (!passing || tries >= MOST_TRIES) throw error;
        await sleep(Math.max(error.retryAfterSeconds ?? 0, 2 ** (tries - 1)) * 500);
      }
    }
  }
}
