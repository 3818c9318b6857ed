import { defineRequest } from '../message/define.contract.js';
import { conversationStatus, conversationView } from '../shape/conversation-view.contract.js';
import { pageOf, pageQuery } from '../shape/page.contract.js';

/** Conversations of the scope, newest first. */
export const conversationList = defineRequest(
  'conversation.list',
  'conversation',
  pageQuery.extend({ status: conversationStatus.optional() }),
  pageOf(conversationView),
);
