import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { datasetPage } from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { type Logger, requireContext, runInContext } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';

const LINES_AT_ONCE = 500;

/** A dataset as a stream of JSON lines: one page at a time, the next when the reader has taken it. */
@Injectable()
export class ExportStreamService {
  constructor(
    private readonly messenger: Messenger,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The first page is read before anything is sent, so that a fault is still an answer of its own. */
  async open(datasetId: string, split: 'train' | 'validation' | 'test' | undefined): Promise<Readable> {
    // Later pages are fetched when the socket has room, which happens outside of the request's context.
    const context = requireContext();
    const read = (cursor: string | null) =>
      runInContext(context, () => this.messenger.request(datasetPage, { datasetId, cursor, limit: LINES_AT_ONCE, ...(split === undefined ? {} : { split }) }));
    const first = await read(null);
    const stream = Readable.from(linesFrom(first, read), { objectMode: false, highWaterMark: 65_536 });
    stream.on('error', (error) => this.logger.error({ err: error, requestId: context.requestId }, 'an export broke off'));
    return stream;
  }
}

type Page = { readonly lines: readonly string[]; readonly nextCursor: string | null };

async function* linesFrom(first: Page, read: (cursor: string) => Promise<Page>): AsyncGenerator<string> {
  for (let page = first; ; page = await read(page.nextCursor)) {
    if (page.lines.length > 0) yield `${page.lines.join('\n')}\n`;
    if (page.nextCursor === null) return;
  }
}
