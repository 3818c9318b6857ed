import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { documentTaken } from '../shape/document-view.contract.js';

const file = { fileName: z.string().max(300), mediaType: z.string().max(200) };

/**
 * Takes a document in; fetching, reading, cutting and embedding follow. A small file comes along as base64, a larger one was brought before by
 * `document.append`.
 */
export const documentCreate = defineRequest(
  'document.create',
  'knowledge',
  z.object({
    /** Null for a page of the web that shall keep its own title. */
    title: z.string().min(1).max(300).nullable(),
    category: z.string().min(1).max(60),
    tags: z.array(z.string().min(1).max(60)).max(20),
    content: z.discriminatedUnion('encoding', [
      z.object({ encoding: z.literal('text'), text: z.string() }),
      z.object({ encoding: z.literal('base64'), bytes: z.string(), ...file }),
      z.object({ encoding: z.literal('appended'), fileId: z.uuid(), size: z.number().int(), sha256: z.string().length(64), ...file }),
      z.object({ encoding: z.literal('url'), url: z.string().max(2_000) }),
    ]),
  }),
  documentTaken,
  { timeoutMs: 15_000 },
);
