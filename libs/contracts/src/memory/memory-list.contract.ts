import { defineRequest } from '../message/define.contract.js';
import { pageOf, pageQuery } from '../shape/page.contract.js';
import { memoryEntry } from './memory-view.contract.js';

/** All that is remembered of the scope's one customer, the newest first: facts that hold and exchanges. */
export const memoryList = defineRequest('memory.list', 'memory', pageQuery, pageOf(memoryEntry));
