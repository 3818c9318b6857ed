import type { ServiceDefinition } from '@rapport/service-host';
import { AppModule } from './app.module.js';
import { ConversationEntity } from './conversation/conversation.entity.js';
import { EscalationEntity } from './escalation/escalation.entity.js';
import { FailureEntity } from './failure/failure.entity.js';
import { MessageEntity } from './message/message.entity.js';
import { CreateConversations1763700300000 } from './migrations/1763700300000-create-conversations.js';
import { TurnEntity } from './turn/turn.entity.js';

export const conversationService: ServiceDefinition = {
  name: 'conversation',
  role: 'rapport_conversation',
  module: AppModule,
  entities: [ConversationEntity, MessageEntity, TurnEntity, EscalationEntity, FailureEntity],
  migrations: { owner: 'conversation', migrations: [CreateConversations1763700300000] },
};
