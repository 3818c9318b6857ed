import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { documentTaken } from '../shape/document-view.contract.js';

/** Fetches a document of the web anew; it becomes a new version when it has changed. */
export const documentRefresh = defineRequest('document.refresh', 'knowledge', z.object({ documentId: z.uuid() }), documentTaken);
