import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { documentTaken } from '../shape/document-view.contract.js';

/** Takes a failed document up again where it failed. */
export const documentRetry = defineRequest('document.retry', 'knowledge', z.object({ documentId: z.uuid() }), documentTaken);
