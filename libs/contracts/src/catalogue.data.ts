import { customerRead } from './gateway/customer-read.contract.js';
import { customerResolve } from './gateway/customer-resolve.contract.js';
import { erasureMatch } from './gateway/erasure-match.contract.js';
import { erasureNote } from './gateway/erasure-note.contract.js';
import { erasureRead } from './gateway/erasure-read.contract.js';
import { erasureRun } from './gateway/erasure-run.contract.js';
import { erasureStarted } from './gateway/erasure-started.contract.js';
import { inboundRead } from './gateway/inbound-read.contract.js';
import { messageSend } from './gateway/message-send.contract.js';
import { workspaceCreated } from './gateway/workspace-created.contract.js';
import { workspaceRead } from './gateway/workspace-read.contract.js';
import { conversationList } from './conversation/conversation-list.contract.js';
import { conversationOpen } from './conversation/conversation-open.contract.js';
import { conversationRead } from './conversation/conversation-read.contract.js';
import { escalationList } from './conversation/escalation-list.contract.js';
import { escalationResolve } from './conversation/escalation-resolve.contract.js';
import { exchangeRead } from './conversation/exchange-read.contract.js';
import { explanationRead } from './conversation/explanation-read.contract.js';
import { messageList } from './conversation/message-list.contract.js';
import { messageRead } from './conversation/message-read.contract.js';
import { messageReceived } from './conversation/message-received.contract.js';
import { messageSent } from './conversation/message-sent.contract.js';
import { streamRead } from './conversation/stream-read.contract.js';
import { turnCompleted } from './conversation/turn-completed.contract.js';
import { turnOutcome } from './conversation/turn-outcome.contract.js';
import { turnRun } from './conversation/turn-run.contract.js';
import { chunkRead } from './knowledge/chunk-read.contract.js';
import { chunkReembed } from './knowledge/chunk-reembed.contract.js';
import { chunkReembedding } from './knowledge/chunk-reembedding.contract.js';
import { documentCreate } from './knowledge/document-create.contract.js';
import { documentIngest } from './knowledge/document-ingest.contract.js';
import { documentList } from './knowledge/document-list.contract.js';
import { documentRead } from './knowledge/document-read.contract.js';
import { documentRemove } from './knowledge/document-remove.contract.js';
import { documentAppend } from './knowledge/document-append.contract.js';
import { documentContent } from './knowledge/document-content.contract.js';
import { knowledgeReply } from './knowledge/knowledge-reply.contract.js';
import { documentFetch } from './knowledge/document-fetch.contract.js';
import { knowledgeSearch } from './knowledge/knowledge-search.contract.js';
import { feedbackRate } from './feedback/feedback-rate.contract.js';
import { feedbackRated } from './feedback/feedback-rated.contract.js';
import { documentRefresh } from './knowledge/document-refresh.contract.js';
import { feedbackRead } from './feedback/feedback-read.contract.js';
import { documentRetry } from './knowledge/document-retry.contract.js';
import { documentVersionList } from './knowledge/document-version-list.contract.js';
import { trainingList } from './feedback/training-list.contract.js';
import { trainingPage } from './feedback/training-page.contract.js';
import { trainingReview } from './feedback/training-review.contract.js';
import { datasetBuild } from './fine-tuning/dataset-build.contract.js';
import { datasetCreate } from './fine-tuning/dataset-create.contract.js';
import { datasetList } from './fine-tuning/dataset-list.contract.js';
import { datasetNightly } from './fine-tuning/dataset-nightly.contract.js';
import { datasetPage } from './fine-tuning/dataset-page.contract.js';
import { datasetRead } from './fine-tuning/dataset-read.contract.js';
import { importAppend } from './memory/import-append.contract.js';
import { importRead } from './memory/import-read.contract.js';
import { importRun } from './memory/import-run.contract.js';
import { interactionRecord } from './memory/interaction-record.contract.js';
import { memoryCorrect } from './memory/memory-correct.contract.js';
import { memoryDelete } from './memory/memory-delete.contract.js';
import { memoryErase } from './memory/memory-erase.contract.js';
import { memoryExport } from './memory/memory-export.contract.js';
import { memoryList } from './memory/memory-list.contract.js';
import { memoryRecall } from './memory/memory-recall.contract.js';
import { memoryReembed } from './memory/memory-reembed.contract.js';
import { memoryReembedding } from './memory/memory-reembedding.contract.js';
import { memoryTidy } from './memory/memory-tidy.contract.js';
import type { MessageContract } from './message/message.contract.js';

/** Every message there is: a service compares its handlers with this list before it starts. */
export const ALL_MESSAGES: readonly MessageContract[] = [
  customerRead,
  customerResolve,
  erasureMatch,
  erasureNote,
  erasureRead,
  erasureRun,
  erasureStarted,
  inboundRead,
  messageSend,
  workspaceCreated,
  workspaceRead,
  conversationList,
  conversationOpen,
  conversationRead,
  escalationList,
  escalationResolve,
  exchangeRead,
  explanationRead,
  messageList,
  messageRead,
  messageReceived,
  messageSent,
  streamRead,
  turnCompleted,
  turnOutcome,
  turnRun,
  chunkRead,
  chunkReembed,
  chunkReembedding,
  documentCreate,
  documentIngest,
  documentList,
  documentRead,
  documentRemove,
  knowledgeReply,
  knowledgeSearch,
  feedbackRate,
  feedbackRated,
  feedbackRead,
  documentAppend,
  documentContent,
  trainingList,
  documentFetch,
  trainingPage,
  trainingReview,
  datasetBuild,
  documentRefresh,
  datasetCreate,
  documentRetry,
  documentVersionList,
  datasetList,
  datasetNightly,
  datasetPage,
  datasetRead,
  importAppend,
  importRead,
  importRun,
  interactionRecord,
  memoryCorrect,
  memoryDelete,
  memoryErase,
  memoryExport,
  memoryList,
  memoryRecall,
  memoryReembed,
  memoryReembedding,
  memoryTidy,
];
