import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ConversationModule } from './conversation/conversation.module.js';
import { CustomerModule } from './customer/customer.module.js';
import { DatasetModule } from './dataset/dataset.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { DocumentModule } from './document/document.module.js';
import { EmbeddingModule } from './embedding/embedding.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { EscalationModule } from './escalation/escalation.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { ImportModule } from './import/import.module.js';
import { InboundModule } from './inbound/inbound.module.js';
import { KeyModule } from './key/key.module.js';
import { MemoryModule } from './memory/memory.module.js';
import { MessageModule } from './message/message.module.js';
import { OutboundModule } from './outbound/outbound.module.js';
import { SessionModule } from './session/session.module.js';
import { StaffModule } from './staff/staff.module.js';
import { TrainingModule } from './training/training.module.js';
import { VisitorModule } from './visitor/visitor.module.js';
import { WidgetModule } from './widget/widget.module.js';
import { WorkspaceModule } from './workspace/workspace.module.js';

const DOOR = [AccessModule, AuditModule, HttpModule, IdempotencyModule];
const IDENTITY = [CustomerModule, ErasureModule, KeyModule, SessionModule, StaffModule, VisitorModule, WorkspaceModule];
const CONVERSATION = [ConversationModule, EventsModule, InboundModule, MessageModule, OutboundModule];
const REST = [DatasetModule, DeliveryModule, DocumentModule, EmbeddingModule, EscalationModule, HealthModule, ImportModule, MemoryModule, TrainingModule, WidgetModule];

@Module({ imports: [...DOOR, ...IDENTITY, ...CONVERSATION, ...REST] })
export class AppModule {}
