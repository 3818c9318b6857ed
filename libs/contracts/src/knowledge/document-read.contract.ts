import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { documentView } from '../shape/document-view.contract.js';

export const documentRead = defineRequest('document.read', 'knowledge', z.object({ documentId: z.uuid() }), documentView);
