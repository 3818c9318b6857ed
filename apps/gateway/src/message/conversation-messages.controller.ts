import { Body, Controller, Get, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  idParam,
  listQuery,
  messageAccepted,
  messageAnswered,
  messageCreateBody,
  messageCreateQuery,
  messageList,
  messagePage,
  type IdParam,
  type ListQuery,
  type MessageCreateBody,
  type MessageCreateQuery,
} from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import type { FastifyReply } from 'fastify';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.types.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { MessageService } from './message.service.js';

@ApiTags('Conversations')
@Controller('v1/conversations/:id/messages')
export class ConversationMessagesController {
  constructor(
    private readonly messages: MessageService,
    private readonly messenger: Messenger,
  ) {}

  @Post()
  @Access({ scope: 'conversations:write', visitor: true })
  @Answers(202, 'Send a message as the customer of the conversation', messageAccepted, 'When this is answered the message is stored and will be replied to. With `wait=reply` the answer waits for the reply, at most 30 s.')
  @ApiResponse({ status: 200, description: 'The turn has ended (`wait=reply`)', standardSchema: messageAnswered })
  async sendMessage(
    @Caller() caller: Principal,
    @Req() request: DoorRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: messageCreateQuery }) { wait }: MessageCreateQuery,
    @Body({ schema: messageCreateBody }) { text }: MessageCreateBody,
  ) {
    const header = request.headers['idempotency-key'];
    const key = typeof header === 'string' ? header : undefined;
    const { customerId, answer } = await this.messages.take(caller, { conversationId: id, text, key, waitForReply: wait === 'reply' });
    request.concerns = customerId;
    request.unfinished = answer.status === 'pending';
    if ('reply' in answer) void reply.status(HttpStatus.OK);
    return answer;
  }

  @Get()
  @Access({ scope: 'conversations:read', visitor: true })
  @Answers(200, 'Messages in the order of arrival', messagePage)
  listMessages(@Param({ schema: idParam }) { id }: IdParam, @Query({ schema: listQuery }) query: ListQuery) {
    return this.messenger.request(messageList, { ...query, conversationId: id });
  }
}
