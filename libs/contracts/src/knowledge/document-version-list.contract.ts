import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { documentVersionView } from '../shape/document-view.contract.js';
import { pageOf, pageQuery } from '../shape/page.contract.js';

/** The versions of a document that are kept, the newest first. */
export const documentVersionList = defineRequest('document.version-list', 'knowledge', pageQuery.extend({ documentId: z.uuid() }), pageOf(documentVersionView));
