import { Module } from '@nestjs/common';
import { ConversationModule } from './conversation/conversation.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { EscalationModule } from './escalation/escalation.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { MessageModule } from './message/message.module.js';
import { StreamModule } from './stream/stream.module.js';
import { TurnModule } from './turn/turn.module.js';

@Module({ imports: [ConversationModule, MessageModule, IntakeModule, TurnModule, EscalationModule, StreamModule, ErasureModule] })
export class AppModule {}
