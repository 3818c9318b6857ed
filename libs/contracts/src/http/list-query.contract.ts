import { z } from 'zod';
import { conversationStatus } from '../shape/conversation-view.contract.js';
import { documentState } from '../shape/document-view.contract.js';
import { escalationState } from '../shape/escalation-view.contract.js';
import { pageQuery } from '../shape/page.contract.js';
import { trainingState } from '../shape/training-view.contract.js';

/** What any list may be asked with; a parameter it does not know is refused. */
export const listQuery = z.strictObject(pageQuery.shape);
export type ListQuery = z.infer<typeof listQuery>;

export const conversationListQuery = listQuery.extend({ status: conversationStatus.optional() });
export const documentListQuery = listQuery.extend({ state: documentState.optional() });
export const trainingListQuery = listQuery.extend({ state: trainingState.optional() });
export const escalationListQuery = listQuery.extend({ state: escalationState.optional() });
export type ConversationListQuery = z.infer<typeof conversationListQuery>;
export type DocumentListQuery = z.infer<typeof documentListQuery>;
export type TrainingListQuery = z.infer<typeof trainingListQuery>;
export type EscalationListQuery = z.infer<typeof escalationListQuery>;
