import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  documentList,
  documentListQuery,
  documentPage,
  documentRead,
  documentRemove,
  documentRemoved,
  documentView,
  idParam,
  type DocumentListQuery,
  type IdParam,
} from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { AcceptsUpload } from '../upload/upload.decorator.js';
import { DocumentService } from './document.service.js';

@ApiTags('Knowledge')
@Controller('v1/documents')
export class DocumentController {
  constructor(
    private readonly documents: DocumentService,
    private readonly messenger: Messenger,
  ) {}

  @Post()
  @AcceptsUpload()
  @ApiConsumes('application/json', 'multipart/form-data')
  @Access({ scope: 'knowledge:write' })
  @Audited('document.created')
  @Answers(202, 'Take a document in; reading and embedding follow', documentView, 'JSON with the text, or a file (.md, .html, .txt) of at most 2 MB. Ask for the document to see its state. A document with the title and category of an earlier one replaces it; a kind of file that cannot be read yet is kept as failed with the reason.')
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
  @Answers(200, 'A document: its state, its number of chunks, and why it failed when it did', documentView)
  readDocument(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(documentRead, { documentId: id });
  }

  @Delete(':id')
  @Access({ scope: 'knowledge:write' })
  @Audited('document.removed')
  @Answers(200, 'Remove a document with all its chunks', documentRemoved)
  removeDocument(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(documentRemove, { documentId: id });
  }
}
