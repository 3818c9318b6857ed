import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  conversationCreateBody,
  conversationList,
  conversationListQuery,
  conversationPage,
  conversationRead,
  conversationView,
  idParam,
  type ConversationCreateBody,
  type ConversationListQuery,
  type IdParam,
} from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.types.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { ConversationService } from './conversation.service.js';

@ApiTags('Conversations')
@Controller('v1/conversations')
export class ConversationController {
  constructor(
    private readonly conversations: ConversationService,
    private readonly messenger: Messenger,
  ) {}

  @Post()
  @Access({ scope: 'conversations:write', visitor: true })
  @Answers(201, 'Open a conversation', conversationView, 'Returns the open one of the same customer, channel and thread unless `reuse` is false.')
  async openConversation(@Caller() caller: Principal, @Req() request: DoorRequest, @Body({ schema: conversationCreateBody }) body: ConversationCreateBody) {
    const conversation = await this.conversations.open(caller, body);
    request.concerns = conversation.customerId;
    return conversation;
  }

  @Get()
  @Access({ scope: 'conversations:read', visitor: true })
  @Answers(200, 'Conversations, the newest first', conversationPage)
  listConversations(@Query({ schema: conversationListQuery }) query: ConversationListQuery) {
    return this.messenger.request(conversationList, query);
  }

  @Get(':id')
  @Access({ scope: 'conversations:read', visitor: true })
  @Answers(200, 'One conversation', conversationView)
  readConversation(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(conversationRead, { conversationId: id });
  }
}
