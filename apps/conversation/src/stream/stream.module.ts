import { Module } from '@nestjs/common';
import { ConversationModule } from '../conversation/conversation.module.js';
import { MessageModule } from '../message/message.module.js';
import { TurnModule } from '../turn/turn.module.js';
import { StreamConsumer } from './stream.consumer.js';
import { StreamService } from './stream.service.js';

@Module({ imports: [ConversationModule, MessageModule, TurnModule], controllers: [StreamConsumer], providers: [StreamService] })
export class StreamModule {}
