import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { idParam, keyCreateBody, keyCreated, keyPage, listQuery, type IdParam, type KeyCreateBody, type ListQuery } from '@rapport/contracts';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.types.js';
import { Answers } from '../http/answers.decorator.js';
import { ReplayWithout } from '../idempotency/replay-without.decorator.js';
import { KeyService } from './key.service.js';

@ApiTags('Workspace')
@Access({ scope: 'keys:write' })
@Controller('v1/keys')
export class KeyController {
  constructor(private readonly keys: KeyService) {}

  @Post()
  @ReplayWithout('key')
  @Answers(201, 'Make an API key', keyCreated, 'The key itself is in this answer and nowhere else. Its rights are at most your own.')
  createKey(@Caller() caller: Principal, @Body({ schema: keyCreateBody }) body: KeyCreateBody) {
    return this.keys.create(caller, body);
  }

  @Get()
  @Answers(200, 'API keys, the newest first', keyPage)
  listKeys(@Query({ schema: listQuery }) query: ListQuery) {
    return this.keys.page(query);
  }

  @Delete(':id')
  @Answers(204, 'Revoke an API key')
  async revokeKey(@Param({ schema: idParam }) { id }: IdParam): Promise<void> {
    await this.keys.revoke(id);
  }
}
