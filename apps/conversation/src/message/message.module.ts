import { Module } from '@nestjs/common';
import { ConversationModule } from '../conversation/conversation.module.js';
import { MessageConsumer } from './message.consumer.js';
import { MessageRepository } from './message.repository.js';
import { MessageService } from './message.service.js';

@Module({
  imports: [ConversationModule],
  controllers: [MessageConsumer],
  providers: [MessageService, MessageRepository],
  exports: [MessageRepository],
})
export class MessageModule {}
