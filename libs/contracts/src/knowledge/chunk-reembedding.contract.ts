import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { reembeddingView } from '../shape/reembedding-view.contract.js';

/** Which model the chunks of the workspace are embedded with, and how many wait for it. */
export const chunkReembedding = defineRequest('chunk.reembedding', 'knowledge', z.object({}), reembeddingView);
