import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  erasureReceipt,
  factView,
  idParam,
  type IdParam,
  interactionCreateBody,
  type InteractionCreateBody,
  interactionCreated,
  memoryDelete,
  memoryListQuery,
  type MemoryListQuery,
  memoryPage,
  memoryParam,
  type MemoryParam,
  memoryPatchBody,
  type MemoryPatchBody,
  customerExport,
} from '@rapport/contracts';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { MemoryService } from './memory.service.js';

@ApiTags('Memory')
@Controller('v1/customers/:id')
export class MemoryController {
  constructor(private readonly memories: MemoryService) {}

  @Get('memories')
  @Access({ scope: 'memories:read' })
  @Audited('memories.read')
  @Answers(200, 'What is remembered of a customer', memoryPage, 'With `q` in the order in which an agent would recall it, with the score and its parts and the profile; without it the newest first.')
  listMemories(@Param({ schema: idParam }) { id }: IdParam, @Query({ schema: memoryListQuery }) query: MemoryListQuery) {
    return this.memories.list(id, query);
  }

  @Patch('memories/:memoryId')
  @Access({ scope: 'memories:write' })
  @Audited('memory.corrected')
  @Answers(200, 'Put a fact right', factView, 'The old fact ends now and stays in the history; the new one holds from now on.')
  correctMemory(@Param({ schema: memoryParam }) { id, memoryId }: MemoryParam, @Body({ schema: memoryPatchBody }) { value }: MemoryPatchBody) {
    return this.memories.correct(id, memoryId, value);
  }

  @Delete('memories/:memoryId')
  @Access({ scope: 'memories:write' })
  @Audited('memory.removed')
  @Answers(200, 'Remove one memory', memoryDelete.reply)
  removeMemory(@Param({ schema: memoryParam }) { id, memoryId }: MemoryParam) {
    return this.memories.remove(id, memoryId);
  }

  @Delete('memories')
  @Access({ scope: 'memories:write' })
  @Audited('memories.erased')
  @Answers(200, 'Forget all that is remembered of a customer', erasureReceipt, 'The receipt says what was removed where, and which stores were not reached.')
  eraseMemories(@Param({ schema: idParam }) { id }: IdParam) {
    return this.memories.erase(id);
  }

  @Get('export')
  @Access({ scope: 'memories:read' })
  @Audited('memories.exported')
  @Answers(200, 'Everything that memory knows of a customer', customerExport)
  exportCustomer(@Param({ schema: idParam }) { id }: IdParam) {
    return this.memories.export(id);
  }

  @Post('interactions')
  @Access({ scope: 'memories:write' })
  @Answers(201, 'Tell of something that a customer did besides talking', interactionCreated)
  recordInteraction(@Param({ schema: idParam }) { id }: IdParam, @Req() request: DoorRequest, @Body({ schema: interactionCreateBody }) body: InteractionCreateBody) {
    request.concerns = id;
    return this.memories.record(id, body);
  }
}
