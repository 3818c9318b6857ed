import * as contracts from '@rapport/contracts';
import { z } from 'zod';

/** Shapes that have a name of their own in the documentation and in the generated client. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Actor: contracts.actor.shape.kind,
  ApiScope: contracts.apiScope,
  AuditEntry: contracts.auditEntryView,
  Channel: contracts.channel,
  Citation: contracts.citation,
  Conversation: contracts.conversationView,
  ConversationStatus: contracts.conversationStatus,
  Customer: contracts.customerView,
  Dataset: contracts.datasetView,
  DeadDelivery: contracts.deadDeliveryView,
  Document: contracts.documentView,
  DocumentFormat: contracts.documentFormat,
  DocumentProgress: contracts.documentProgress,
  DocumentState: contracts.documentState,
  DocumentTaken: contracts.documentTaken,
  DocumentVersion: contracts.documentVersionView,
  Erasure: contracts.erasureView,
  ErasureReceipt: contracts.erasureReceipt,
  Embedding: contracts.embeddingView,
  Escalation: contracts.escalationView,
  EscalationState: contracts.escalationState,
  Health: contracts.healthView,
  Fact: contracts.factView,
  Import: contracts.importView,
  ImportedConversation: contracts.importedConversation,
  Intent: contracts.intent,
  Key: contracts.keyView,
  Memory: contracts.memoryEntry,
  MemoryProfile: contracts.memoryProfile,
  MemoryRanking: contracts.memoryRanking,
  Message: contracts.messageView,
  MessageAccepted: contracts.messageAccepted,
  MessageAnswered: contracts.messageAnswered,
  Passage: contracts.passage,
  Problem: contracts.problem,
  RecalledMemory: contracts.memoryItem,
  Reply: contracts.replyView,
  Source: contracts.sourceView,
  StaffMember: contracts.staffView,
  StaffRole: contracts.staffRole,
  TrainingExample: contracts.trainingExampleView,
  TrainingState: contracts.trainingState,
  VisitorCreated: contracts.visitorCreated,
  VisitorSelf: contracts.visitorSelf,
  WorkspaceFace: contracts.workspaceFace,
  WorkspaceProfile: contracts.workspaceProfile,
};

/** Gives the shapes their names. Examples that a shape has already are kept. */
export function nameComponents(): void {
  for (const [id, schema] of Object.entries(NAMED)) {
    const known = z.globalRegistry.get(schema);
    if (known?.id === undefined) z.globalRegistry.add(schema, { ...known, id });
  }
}
