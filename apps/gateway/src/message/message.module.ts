import { Module } from '@nestjs/common';
import { InboundModule } from '../inbound/inbound.module.js';
import { ConversationMessagesController } from './conversation-messages.controller.js';
import { MessageController } from './message.controller.js';
import { MessageService } from './message.service.js';
import { ReplyWaitService } from './reply-wait.service.js';

@Module({ imports: [InboundModule], controllers: [ConversationMessagesController, MessageController], providers: [MessageService, ReplyWaitService] })
export class MessageModule {}
