import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { messageView } from '../shape/message-view.contract.js';

export const messageRead = defineRequest('message.read', 'conversation', z.object({ messageId: z.uuid() }), messageView);
