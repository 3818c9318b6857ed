import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  documentList,
  documentListQuery,
  documentPage,
  documentRead,
  documentRefresh,
  documentRemove,
  documentRemoved,
  documentRetry,
  documentTaken,
  documentVersionList,
  documentVersionPage,
  documentVersionParam,
  documentView,
  idParam,
  listQuery,
  type DocumentListQuery,
  type DocumentVersionParam,
  type IdParam,
  type ListQuery,
} from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { AcceptsUpload } from '../upload/upload.decorator.js';
import { ContentStreamService } from './content-stream.service.js';
import { DocumentService } from './document.service.js';

const DESCRIPTION =
  'JSON with the text (at most 2 MB), JSON with an address, or a file: PDF, Word (.docx), PowerPoint (.pptx), CSV, e-mail (.eml), HTML, Markdown or text. Ask for the document to see how far it is. The title and category of an earlier document replace it, and so does its address; the version before serves until the new one is ready. What cannot be read is kept as failed with the reason. `unchanged` says that it was here already.';

@ApiTags('Knowledge')
@Controller('v1/documents')
export class DocumentController {
  constructor(
    private readonly documents: DocumentService,
    private readonly messenger: Messenger,
    private readonly contents: ContentStreamService,
  ) {}

  @Post()
  @AcceptsUpload()
  @ApiConsumes('application/json', 'multipart/form-data')
  @Access({ scope: 'knowledge:write' })
  @Audited('document.created')
  @Answers(202, 'Take a document in; fetching, reading and embedding follow', documentTaken, DESCRIPTION)
  createDocument(@Req() request: DoorRequest, @Body() body: unknown) {
    return this.documents.create(body, request.upload);
  }

  @Get()
  @Access({ scope: 'knowledge:read' })
  @Answers(200, 'Documents, the newest first', documentPage)
  listDocuments(@Query({ schema: documentListQuery }) query: DocumentListQuery) {
    return this.messenger.request(documentList, query);
  }

  @Get(':id')
  @Access({ scope: 'knowledge:read' })
  @Answers(200, 'A document: its state and progress, its number of chunks, and why it failed when it did', documentView)
  readDocument(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(documentRead, { documentId: id });
  }

  @Post(':id/retry')
  @Access({ scope: 'knowledge:write' })
  @Audited('document.retried')
  @Answers(202, 'Take a failed document up again', documentTaken, 'A file is read again, an address is asked again. A document that has not failed answers 409.')
  retryDocument(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(documentRetry, { documentId: id });
  }

  @Post(':id/refresh')
  @Access({ scope: 'knowledge:write' })
  @Audited('document.refreshed')
  @Answers(202, 'Look at the address of a document again', documentTaken, 'It becomes a new version when it has changed; `source.unchanged` says afterwards whether it had. A document without an address answers 409.')
  refreshDocument(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(documentRefresh, { documentId: id });
  }

  @Get(':id/versions')
  @Access({ scope: 'knowledge:read' })
  @Answers(200, 'The versions of a document that are kept, the newest first', documentVersionPage)
  listDocumentVersions(@Param({ schema: idParam }) { id }: IdParam, @Query({ schema: listQuery }) query: ListQuery) {
    return this.messenger.request(documentVersionList, { documentId: id, ...query });
  }

  @Get(':id/versions/:version/content')
  @Access({ scope: 'knowledge:read' })
  @ApiProduces('application/octet-stream')
  @Answers(200, 'The bytes of a version, as they came, to be saved')
  readDocumentContent(@Param({ schema: documentVersionParam }) param: DocumentVersionParam) {
    return this.contents.open(param);
  }

  @Delete(':id')
  @Access({ scope: 'knowledge:write' })
  @Audited('document.removed')
  @Answers(200, 'Remove a document with all its chunks', documentRemoved)
  removeDocument(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(documentRemove, { documentId: id });
  }
}
