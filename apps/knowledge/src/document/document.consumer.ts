import { Controller } from '@nestjs/common';
import {
  type DataOf,
  documentContent,
  documentCreate,
  documentFetch,
  documentIngest,
  documentList,
  documentRead,
  documentRefresh,
  documentRemove,
  documentRetry,
  type DocumentTaken,
  documentVersionList,
  type DocumentView,
  type ReplyOf,
} from '@rapport/contracts';
import { type DeliveryContext, Handles, type RequestHandlerContext } from '@rapport/messaging';
import { CollectService } from './collect.service.js';
import { DocumentService } from './document.service.js';
import { IngestService } from './ingest.service.js';
import { UploadService } from './upload.service.js';
import { VersionService } from './version.service.js';
import { WebService } from './web.service.js';

@Controller()
export class DocumentConsumer {
  constructor(
    private readonly documents: DocumentService,
    private readonly uploads: UploadService,
    private readonly web: WebService,
    private readonly versions: VersionService,
    private readonly collects: CollectService,
    private readonly ingests: IngestService,
  ) {}

  @Handles(documentCreate)
  create({ content, ...about }: DataOf<typeof documentCreate>, { scope }: RequestHandlerContext): Promise<DocumentTaken> {
    return content.encoding === 'url' ? this.web.create(scope, about, content.url) : this.uploads.create(scope, { ...about, content });
  }

  @Handles(documentFetch)
  collect(data: DataOf<typeof documentFetch>, context: DeliveryContext): Promise<void> {
    return this.collects.collect(data, context);
  }

  @Handles(documentIngest)
  ingest(data: DataOf<typeof documentIngest>, context: DeliveryContext): Promise<void> {
    return this.ingests.ingest(data, context);
  }

  @Handles(documentRead)
  read(data: DataOf<typeof documentRead>, context: RequestHandlerContext): Promise<DocumentView> {
    return this.documents.read(context.scope, data.documentId);
  }

  @Handles(documentList)
  list(data: DataOf<typeof documentList>, context: RequestHandlerContext): Promise<ReplyOf<typeof documentList>> {
    return this.documents.list(context.scope, data);
  }

  @Handles(documentVersionList)
  listVersions(data: DataOf<typeof documentVersionList>, context: RequestHandlerContext): Promise<ReplyOf<typeof documentVersionList>> {
    return this.versions.list(context.scope, data);
  }

  @Handles(documentContent)
  content(data: DataOf<typeof documentContent>, context: RequestHandlerContext): Promise<ReplyOf<typeof documentContent>> {
    return this.versions.content(context.scope, data);
  }

  @Handles(documentRefresh)
  refresh(data: DataOf<typeof documentRefresh>, context: RequestHandlerContext): Promise<DocumentTaken> {
    return this.web.refresh(context.scope, data.documentId);
  }

  @Handles(documentRetry)
  retry(data: DataOf<typeof documentRetry>, context: RequestHandlerContext): Promise<DocumentTaken> {
    return this.web.retry(context.scope, data.documentId);
  }

  @Handles(documentRemove)
  remove(data: DataOf<typeof documentRemove>, context: RequestHandlerContext): Promise<ReplyOf<typeof documentRemove>> {
    return this.documents.remove(context.scope, data.documentId);
  }
}
