import { z } from 'zod';
import { defineEvent } from '../message/define.contract.js';

/** A turn has its reply, which cites these chunks, each once. Who needs the texts asks for `exchange.read`. */
export const turnCompleted = defineEvent(
  'turn.completed',
  ['knowledge', 'memory'],
  z.object({ turnId: z.uuid(), conversationId: z.uuid(), replyId: z.uuid(), citedChunkIds: z.array(z.uuid()).optional() }),
);
