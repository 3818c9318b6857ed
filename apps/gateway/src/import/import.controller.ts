import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { idParam, type IdParam, IMPORT_LIMIT, importRead, importView } from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { AcceptsUpload } from '../upload/upload.decorator.js';
import { ImportService } from './import.service.js';

const DESCRIPTION =
  'JSON lines (`application/jsonl`, or a file as `multipart/form-data`, at most 6 MB): one conversation a line, with `customer` (externalId, email or phone), `channel`, `externalId` and `messages` of `role`, `text`, `time` and `externalId`. Lines that cannot be read are refused one by one. The same line sent again adds nothing. Ask for the import to see how far it is.';

@ApiTags('Memory')
@Controller('v1/imports')
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly messenger: Messenger,
  ) {}

  @Post('conversations')
  @AcceptsUpload(IMPORT_LIMIT)
  @ApiConsumes('application/jsonl', 'multipart/form-data')
  @Access({ scope: 'imports:write' })
  @Audited('import.created')
  @Answers(202, 'Bring past conversations in, to be remembered like live ones', importView, DESCRIPTION)
  importConversations(@Req() request: DoorRequest, @Body() body: unknown) {
    return this.imports.take(body, request.upload);
  }

  @Get(':id')
  @Access({ scope: 'imports:read' })
  @Answers(200, 'How far an import is, and which lines were refused', importView)
  readImport(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(importRead, { importId: id });
  }
}
