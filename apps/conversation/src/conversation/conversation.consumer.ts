import { Controller } from '@nestjs/common';
import { conversationList, conversationOpen, conversationRead, type DataOf, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { ConversationService } from './conversation.service.js';

@Controller()
export class ConversationConsumer {
  constructor(private readonly conversations: ConversationService) {}

  @Handles(conversationOpen)
  open(data: DataOf<typeof conversationOpen>, context: RequestHandlerContext): Promise<ReplyOf<typeof conversationOpen>> {
    return this.conversations.open(context.scope, data);
  }

  @Handles(conversationRead)
  read(data: DataOf<typeof conversationRead>, context: RequestHandlerContext): Promise<ReplyOf<typeof conversationRead>> {
    return this.conversations.read(context.scope, data.conversationId);
  }

  @Handles(conversationList)
  list(data: DataOf<typeof conversationList>, context: RequestHandlerContext): Promise<ReplyOf<typeof conversationList>> {
    return this.conversations.list(context.scope, data);
  }
}
