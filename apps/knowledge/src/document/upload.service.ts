import { Inject, Injectable } from '@nestjs/common';
import type { CoreConfig } from '@rapport/config';
import { type DataOf, type documentCreate, documentIngest, type DocumentTaken } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { Messenger } from '@rapport/messaging';
import { CORE_CONFIG } from '@rapport/service-host';
import { FileService } from '../file/file.service.js';
import { blankDocument } from './blank.rule.js';
import { toTaken } from './document.mapper.js';
import { DocumentRepository } from './document.repository.js';
import { digestOf, sourceKey } from './description/source-key.rule.js';
import { type FileData, judgeUpload, type Upload } from './upload.rule.js';
import { VersionService } from './version.service.js';

type Data = Omit<DataOf<typeof documentCreate>, 'content'> & { readonly content: FileData };

/** Takes uploaded texts and files in. */
@Injectable()
export class UploadService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly documents: DocumentRepository,
    private readonly versions: VersionService,
    private readonly files: FileService,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  /** Stores an upload and has it read. The very same again changes nothing; the same title in the same category is a new version. */
  async create(scope: Scope, data: Data): Promise<DocumentTaken> {
    const upload = judgeUpload(data, this.config.RAPPORT_DOCUMENT_MB * 1024 * 1024);
    const { given, sha256, size, format, sourceType } = upload;
    const { title, category, tags } = given;
    const digest = digestOf(given, sha256);
    const fileId = await this.fileOf(scope, upload);
    return this.unit.run(scope, async () => {
      const key = sourceKey(given);
      const document = await this.documents.lockByKey(
        blankDocument({ workspaceId: scope.workspaceId, sourceKey: key, title, category, format, sourceType, state: 'queued', requestedUrl: null }),
      );
      if (document.version > 0 && document.digest === digest && document.state !== 'failed') {
        await this.files.remove([fileId]);
        return toTaken(document, true);
      }
      Object.assign(document, { title, category, tags: [...tags], digest, format, sourceType, version: document.version + 1 });
      Object.assign(document, { state: 'queued', error: null, notes: [], progressDone: 0, progressTotal: null });
      await this.documents.save(document);
      await this.versions.add(document, { given, fileId, sizeBytes: size, sha256, sourceUrl: null, etag: null, lastModified: null });
      await this.messenger.send(documentIngest, { documentId: document.id, version: document.version }, { lane: document.id });
      return toTaken(document, false);
    });
  }

  private fileOf(scope: Scope, { content }: Upload): Promise<string> {
    return 'fileId' in content ? Promise.resolve(content.fileId) : this.files.store(scope, content.bytes);
  }
}
