import { Controller } from '@nestjs/common';
import {
  type DataOf,
  documentCreate,
  documentIngest,
  documentList,
  documentRead,
  documentRemove,
  type DocumentView,
  type ReplyOf,
} from '@rapport/contracts';
import { type DeliveryContext, Handles, type RequestHandlerContext } from '@rapport/messaging';
import { DocumentService } from './document.service.js';
import { IngestService } from './ingest.service.js';

@Controller()
export class DocumentConsumer {
  constructor(
    private readonly documents: DocumentService,
    private readonly ingests: IngestService,
  ) {}

  @Handles(documentCreate)
  create(data: DataOf<typeof documentCreate>, context: RequestHandlerContext): Promise<DocumentView> {
    return this.documents.create(context.scope, data);
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

  @Handles(documentRemove)
  remove(data: DataOf<typeof documentRemove>, context: RequestHandlerContext): Promise<ReplyOf<typeof documentRemove>> {
    return this.documents.remove(context.scope, data.documentId);
  }
}
