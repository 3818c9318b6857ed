import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';
import { channel } from '../shape/channel.contract.js';

/** Bring a stored reply to its channel, that of its conversation. Lane: the conversation's outbox. */
export const messageSend = defineCommand(
  'message.send',
  'gateway',
  z.object({ messageId: z.uuid(), conversationId: z.uuid(), channel: channel.optional() }),
);
