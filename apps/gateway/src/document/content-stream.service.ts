import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { documentContent, type DocumentVersionParam } from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { type Logger, requireContext, runInContext } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { attachment } from './file-kind.rule.js';

/** A version's bytes as a stream: one piece at a time, the next when the reader has taken it. */
@Injectable()
export class ContentStreamService {
  constructor(
    private readonly messenger: Messenger,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The first piece is read before anything is sent, so that a fault is still an answer of its own. */
  async open({ id: documentId, version }: DocumentVersionParam): Promise<StreamableFile> {
    // Later pieces are fetched when the socket has room, which happens outside of the request's context.
    const context = requireContext();
    const read = (ordinal: number) => runInContext(context, () => this.messenger.request(documentContent, { documentId, version, ordinal }));
    const { bytes, pieces, fileName, mediaType, size } = await read(0);
    async function* all(): AsyncGenerator<Buffer> {
      yield Buffer.from(bytes, 'base64');
      for (let ordinal = 1; ordinal < pieces; ordinal += 1) yield Buffer.from((await read(ordinal)).bytes, 'base64');
    }
    const stream = Readable.from(all(), { objectMode: false });
    stream.on('error', (error) => this.logger.error({ err: error, requestId: context.requestId }, 'a download broke off'));
    return new StreamableFile(stream, { type: mediaType, disposition: attachment(fileName), length: size });
  }
}
