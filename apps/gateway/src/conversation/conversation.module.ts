import { Module } from '@nestjs/common';
import { CustomerModule } from '../customer/customer.module.js';
import { ConversationController } from './conversation.controller.js';
import { ConversationService } from './conversation.service.js';

@Module({ imports: [CustomerModule], controllers: [ConversationController], providers: [ConversationService] })
export class ConversationModule {}
