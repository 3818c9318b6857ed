import { defineRequest } from '../message/define.contract.js';
import { agentDraft, agentTask } from '../shape/agent.contract.js';

/** The knowledge agent's turn. While it writes, pieces of the text leave on the live topic `turn.draft`. */
export const knowledgeReply = defineRequest('knowledge.reply', 'knowledge', agentTask, agentDraft, {
  timeoutMs: 60_000,
});
