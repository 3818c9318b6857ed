import { z } from 'zod';
import { channel } from '../shape/channel.contract.js';
import { customerInput } from './customer.contract.js';

/** Most bytes of one import; more comes in several. */
export const IMPORT_LIMIT = 6 * 1024 * 1024;

const externalId = z.string().trim().min(1).max(200);

/** A message of a past conversation. */
export const importedMessage = z.strictObject({
  role: z.enum(['customer', 'assistant', 'staff']).meta({ example: 'customer' }),
  text: z.string().trim().min(1).max(20_000).meta({ example: 'We are nine people, two of them vegan.' }),
  time: z.iso.datetime({ offset: true }).meta({ example: '2025-03-01T10:15:00Z' }),
  externalId: externalId.meta({ example: 'msg-1' }),
});
export type ImportedMessage = z.infer<typeof importedMessage>;

/** One line of an import: a past conversation. */
export const importedConversation = z.strictObject({
  customer: customerInput.refine(({ externalId: own, email, phone }) => own !== undefined || email !== undefined || phone !== undefined, {
    message: 'needs at least one of externalId, email and phone',
  }),
  channel: channel.default('live_chat'),
  externalId: externalId.optional().meta({ example: 'conv-1' }),
  messages: z.array(importedMessage).min(1).max(5_000),
});
export type ImportedConversation = z.infer<typeof importedConversation>;
