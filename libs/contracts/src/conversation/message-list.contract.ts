import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { messageView } from '../shape/message-view.contract.js';
import { pageOf, pageQuery } from '../shape/page.contract.js';

/** Messages of a conversation in the order of arrival. */
export const messageList = defineRequest(
  'message.list',
  'conversation',
  pageQuery.extend({ conversationId: z.uuid() }),
  pageOf(messageView),
);
