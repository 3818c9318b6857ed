import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { moment } from '../shape/time.contract.js';

/** Remembers something that the scope's one customer did and that is no chat, a page view for example. */
export const interactionRecord = defineRequest(
  'interaction.record',
  'memory',
  z.object({
    type: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
    content: z.string().max(2_000),
    context: z.record(z.string(), z.unknown()),
    at: moment.optional(),
  }),
  z.object({ id: z.uuid(), type: z.string(), at: moment }),
);
