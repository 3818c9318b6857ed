const ALL = 'delete, insert, select, update';
const SENDER = {
  insert: 'consumer, data, due_at, envelope, lane, message_id, name, workspace_id',
  select: 'consumer, fence, id, knocked, lane, message_id, state, workspace_id',
  update: 'finished_at, lease_until, state',
};
const sender = `insert(${SENDER.insert}), select(${SENDER.select}), update(${SENDER.update})`;

/**
 * Every right on every relation with data, by role: what the catalogue must say, word for word. Whoever adds a table, or lets a role
 * do more, says so here too.
 */
export const RIGHTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'identity.workspaces': { rapport_gateway: ALL, rapport_door: 'select(allowed_origins, id, slug)' },
  'identity.personas': { rapport_gateway: ALL },
  'identity.users': { rapport_gateway: ALL, rapport_door: 'select(id, is_active, role, workspace_id)' },
  'identity.customers': { rapport_gateway: ALL },
  'identity.customer_identifiers': { rapport_gateway: ALL },
  'identity.api_keys': { rapport_gateway: ALL, rapport_door: 'select(expires_at, id, revoked_at, scopes, token_hash, workspace_id)' },
  'identity.staff_sessions': { rapport_gateway: ALL, rapport_door: 'select(expires_at, id, revoked_at, token_hash, user_id, workspace_id)' },
  'identity.visitors': { rapport_gateway: ALL, rapport_door: 'select(customer_id, id, revoked_at, token_hash, workspace_id)' },
  'identity.idempotency_keys': { rapport_gateway: ALL },
  'identity.audit_log': { rapport_gateway: 'insert, select, update(subject)' },
  'identity.erasures': { rapport_gateway: 'insert, select, update' },
  'support.inbound': { rapport_gateway: ALL },
  'support.outbound': { rapport_gateway: ALL },
  'ai.conversations': { rapport_conversation: ALL },
  'ai.turns': { rapport_conversation: ALL },
  'ai.messages': { rapport_conversation: ALL },
  'ai.errors': { rapport_conversation: ALL },
  'support.escalations': { rapport_conversation: ALL },
  'ai.kb_documents': { rapport_knowledge: ALL },
  'ai.kb_document_versions': { rapport_knowledge: ALL },
  'ai.kb_chunks': { rapport_knowledge: ALL },
  'ai.kb_file_pieces': { rapport_knowledge: ALL, rapport_door: 'select(created_at, owned, workspace_id)' },
  'ai.kb_chunk_codes': { rapport_knowledge: ALL, rapport_door: 'select(embedding_model, words_version, workspace_id)' },
  'ai.kb_reembeddings': { rapport_knowledge: ALL },
  'ai.kb_postings': { rapport_knowledge: ALL },
  'ai.kb_counters': { rapport_knowledge: ALL },
  'ai.kb_chunk_ratings': { rapport_knowledge: ALL },
  'ai.response_feedback': { rapport_feedback: ALL },
  'ai.training_data': { rapport_feedback: ALL },
  'ai.training_datasets': { rapport_fine_tuning: ALL },
  'ai.training_examples': { rapport_fine_tuning: ALL },
  'ai.user_profiles': { rapport_memory: ALL, rapport_door: 'select(workspace_id)' },
  'ai.user_interactions': { rapport_memory: ALL },
  'ai.user_interaction_embeddings': { rapport_memory: ALL, rapport_door: 'select(embedding_model, workspace_id)' },
  'ai.user_reembeddings': { rapport_memory: ALL },
  'ai.user_memory': { rapport_memory: ALL },
  'ai.context_cache': { rapport_memory: ALL },
  'ai.imports': { rapport_memory: ALL, rapport_door: 'select(state, workspace_id)' },
  'ai.import_lines': { rapport_memory: ALL },
  'ai.import_errors': { rapport_memory: ALL },
  'messaging.deliveries': {
    rapport_gateway: `delete, select, insert(${SENDER.insert}), select(${SENDER.select}), update(attempts, due_at, finished_at, lease_until, state)`,
    rapport_conversation: sender,
    rapport_knowledge: sender,
    rapport_feedback: sender,
    rapport_fine_tuning: sender,
    rapport_memory: sender,
  },
};
