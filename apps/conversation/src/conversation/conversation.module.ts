import { Module } from '@nestjs/common';
import { ConversationConsumer } from './conversation.consumer.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationService } from './conversation.service.js';

@Module({ controllers: [ConversationConsumer], providers: [ConversationService, ConversationRepository], exports: [ConversationRepository] })
export class ConversationModule {}
