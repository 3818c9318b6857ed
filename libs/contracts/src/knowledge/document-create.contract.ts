import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { documentView } from '../shape/document-view.contract.js';

/** Takes a document in; reading, cutting and embedding follow. Bytes come as base64. */
export const documentCreate = defineRequest(
  'document.create',
  'knowledge',
  z.object({
    title: z.string().min(1).max(300),
    category: z.string().min(1).max(60),
    tags: z.array(z.string().min(1).max(60)).max(20),
    content: z.discriminatedUnion('encoding', [
      z.object({ encoding: z.literal('text'), text: z.string() }),
      z.object({ encoding: z.literal('base64'), bytes: z.string(), fileName: z.string().max(300), mediaType: z.string().max(120) }),
    ]),
  }),
  documentView,
  { timeoutMs: 15_000 },
);
