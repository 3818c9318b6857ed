import { defineRequest } from '../message/define.contract.js';
import { documentState, documentView } from '../shape/document-view.contract.js';
import { pageOf, pageQuery } from '../shape/page.contract.js';

export const documentList = defineRequest(
  'document.list',
  'knowledge',
  pageQuery.extend({ state: documentState.optional() }),
  pageOf(documentView),
);
