import { createHash } from 'node:crypto';
import { EMBEDDING_DIMENSIONS, toHalfvec } from '@rapport/database';

/** Whose rows they are. */
export interface Party {
  readonly name: string;
  readonly workspaceId: string;
  readonly customerId: string;
}

export type Row = Readonly<Record<string, unknown>>;

/** How the test puts rows into a relation. */
export interface Filler {
  /** The role that may write it. */
  readonly role: string;
  /** One row for each workspace, or one for each customer. */
  readonly per: 'workspace' | 'customer';
  /**
   * @param party whose row
   * @param id gives the id that the party's row of a relation has
   */
  readonly row: (party: Party, id: (relation: string) => string) => Row;
}

/** The same id for the same words: two runs and two databases hold the same rows. */
export function idFrom(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('/')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const gateway = (per: Filler['per'], row: Filler['row']): Filler => ({ role: 'rapport_gateway', per, row });
const conversation = (per: Filler['per'], row: Filler['row']): Filler => ({ role: 'rapport_conversation', per, row });
const knowledge = (row: Filler['row']): Filler => ({ role: 'rapport_knowledge', per: 'workspace', row });
const feedback = (row: Filler['row']): Filler => ({ role: 'rapport_feedback', per: 'customer', row });

const memory = (row: Filler['row']): Filler => ({ role: 'rapport_memory', per: 'customer', row });
const importing = (row: Filler['row']): Filler => ({ role: 'rapport_memory', per: 'workspace', row });

const ours = ({ workspaceId, customerId }: Party): Row => ({ workspace_id: workspaceId, customer_id: customerId });
/** A line of an import that waits. */
const pastOf = (externalId: string): string =>
  JSON.stringify({ customer: { externalId }, messages: [{ role: 'customer', text: `Past of ${externalId}`, time: '2025-01-01T00:00:00Z', externalId: 'm' }] });
const SOON = '2100-01-01T00:00:00Z';
const vector = (): string => toHalfvec(Float32Array.from({ length: EMBEDDING_DIMENSIONS }, (_, index) => (index === 0 ? 1 : 0)));

const IDENTITY: Readonly<Record<string, Filler>> = {
  'identity.workspaces': gateway('workspace', ({ workspaceId, name }) => ({
    id: workspaceId, slug: name.toLowerCase(), name, time_zone: 'Europe/Berlin', country: 'DE', currency: 'EUR', accent_color: '#000000',
  })),
  'identity.personas': gateway('workspace', ({ workspaceId }, id) => ({
    id: id('identity.personas'), workspace_id: workspaceId, name: 'Maya', tone: 'warm', severity: 2, mode: 'service', greeting: 'Hello', is_default: true,
  })),
  'identity.users': gateway('workspace', ({ workspaceId }, id) => ({
    id: id('identity.users'), workspace_id: workspaceId, email: 'ana@example.com', name: 'Ana', role: 'owner', password_hash: 'x',
  })),
  'identity.api_keys': gateway('workspace', ({ workspaceId, name }, id) => ({
    id: id('identity.api_keys'), workspace_id: workspaceId, name: 'Site', token_hash: `key of ${name}`, last_four: 'abcd', scopes: ['admin'], created_by: 'system',
  })),
  'identity.staff_sessions': gateway('workspace', ({ workspaceId, name }, id) => ({
    id: id('identity.staff_sessions'), workspace_id: workspaceId, user_id: id('identity.users'), token_hash: `session of ${name}`, expires_at: SOON,
  })),
  'identity.audit_log': gateway('workspace', ({ workspaceId, customerId }, id) => ({
    id: id('identity.audit_log'), workspace_id: workspaceId, actor_kind: 'staff', actor_id: 'ana', action: 'customer.read', subject: customerId, request_id: 'r',
  })),
  'identity.erasures': gateway('customer', (party, id) => ({ id: id('identity.erasures'), ...ours(party), progress: '{"stores":[],"finished":[]}' })),
  'identity.customers': gateway('customer', ({ workspaceId, customerId, name }) => ({ id: customerId, workspace_id: workspaceId, name })),
  'identity.customer_identifiers': gateway('customer', (party, id) => ({
    id: id('identity.customer_identifiers'), ...ours(party), kind: 'external', value: party.name, state: 'verified', vouched_by: 'key:1',
  })),
  'identity.visitors': gateway('customer', (party, id) => ({ id: id('identity.visitors'), ...ours(party), token_hash: `visitor of ${party.name}` })),
  'identity.idempotency_keys': gateway('customer', (party, id) => ({
    id: id('identity.idempotency_keys'), ...ours(party), principal: `visitor:${party.name}`, key: 'k', request_hash: 'h', state: 'done', status: 201,
    answer: JSON.stringify({ text: party.name }), locked_until: SOON, expires_at: SOON,
  })),
};

const MAIL: Readonly<Record<string, Filler>> = {
  'support.inbound': gateway('customer', (party, id) => ({
    id: id('support.inbound'), ...ours(party), conversation_id: id('ai.conversations'), source: 'api', body: party.name, dedupe_key: party.name,
  })),
  'support.outbound': gateway('customer', (party, id) => ({
    id: id('support.outbound'), ...ours(party), conversation_id: id('ai.conversations'), message_id: id('ai.messages'), channel: 'live_chat', via: 'live',
    state: 'sent', attempts: 1,
  })),
  'messaging.deliveries': gateway('workspace', ({ workspaceId, customerId }, id) => ({
    workspace_id: workspaceId, message_id: id('messaging.deliveries'), name: 'turn.run', consumer: 'conversation', lane: id('ai.conversations'),
    data: JSON.stringify({ conversationId: id('ai.conversations') }), envelope: JSON.stringify({ workspaceId, customer: customerId }), due_at: SOON,
  })),
};

const CONVERSATION: Readonly<Record<string, Filler>> = {
  'ai.conversations': conversation('customer', (party, id) => ({ id: id('ai.conversations'), ...ours(party), channel: 'live_chat' })),
  'ai.turns': conversation('customer', (party, id) => ({
    id: id('ai.turns'), ...ours(party), conversation_id: id('ai.conversations'), state: 'answered', reply_id: id('reply'), explanation: '{}',
  })),
  'ai.messages': conversation('customer', (party, id) => ({
    id: id('ai.messages'), ...ours(party), conversation_id: id('ai.conversations'), turn_id: id('ai.turns'), seq: 1, role: 'customer', content: party.name,
    delivery_state: 'received',
  })),
  'ai.errors': conversation('workspace', ({ workspaceId }, id) => ({
    id: id('ai.errors'), workspace_id: workspaceId, kind: 'turn_failed', message: 'late', context: JSON.stringify({ turnId: id('ai.turns') }),
  })),
  'support.escalations': conversation('customer', (party, id) => ({
    id: id('support.escalations'), ...ours(party), conversation_id: id('ai.conversations'), reason: 'red_flag', priority: 'urgent', due_at: SOON,
  })),
};

const KNOWLEDGE: Readonly<Record<string, Filler>> = {
  'ai.kb_documents': knowledge(({ workspaceId, name }, id) => ({
    id: id('ai.kb_documents'), workspace_id: workspaceId, source_key: 'title:policy', title: name, category: 'policy', tags: [], format: 'text',
    source_type: 'manual', state: 'ready', version: 1, digest: 'd',
  })),
  'ai.kb_document_versions': knowledge(({ workspaceId, name }, id) => ({
    workspace_id: workspaceId, document_id: id('ai.kb_documents'), version: 1, given: '{}', file_id: id('ai.kb_file_pieces'), size_bytes: name.length,
    sha256: 'd',
  })),
  'ai.kb_file_pieces': knowledge(({ workspaceId, name }, id) => ({
    workspace_id: workspaceId, file_id: id('ai.kb_file_pieces'), ordinal: 0, bytes: Buffer.from(name),
  })),
  'ai.kb_chunks': knowledge(({ workspaceId, name }, id) => ({
    id: id('ai.kb_chunks'), workspace_id: workspaceId, document_id: id('ai.kb_documents'), version: 1, ordinal: 0, ref_number: 1, title: name, headings: [],
    text: name, category: 'policy', tags: [], source_type: 'manual', lexemes: "'word':1", term_count: 1, embedding: vector(), embedding_model: 'builtin',
  })),
  'ai.kb_chunk_codes': knowledge(({ workspaceId }) => ({
    workspace_id: workspaceId, ref_number: 1, embedding_model: 'builtin', words_version: 1, category: 'policy', tags: [], code: `x${'5a'.repeat(256)}`,
  })),
  'ai.kb_postings': knowledge(({ workspaceId, name }) => ({ workspace_id: workspaceId, term: name, segment: 0, chunks: 1, postings: Buffer.from('00810001', 'hex') })),
  'ai.kb_reembeddings': knowledge(({ workspaceId, name }, id) => ({ workspace_id: workspaceId, run_id: id('ai.kb_reembeddings'), model: name, finished_at: SOON })),
  'ai.kb_counters': knowledge(({ workspaceId }) => ({ workspace_id: workspaceId, last_ref: 1 })),
  'ai.kb_chunk_ratings': knowledge(({ workspaceId, customerId }, id) => ({
    workspace_id: workspaceId, message_id: id('ai.messages'), chunk_id: id('ai.kb_chunks'), good: true, of_customer: customerId,
  })),
};

const LEARNING: Readonly<Record<string, Filler>> = {
  'ai.response_feedback': feedback((party, id) => ({
    id: id('ai.response_feedback'), ...ours(party), conversation_id: id('ai.conversations'), message_id: id('reply'), thumb: 'up', quality_score: 0.9, produced: '{}',
  })),
  'ai.training_data': feedback((party, id) => ({
    id: id('ai.training_data'), ...ours(party), conversation_id: id('ai.conversations'), message_id: id('reply'), question: party.name, answer: party.name,
    original_answer: party.name, source: 'feedback', quality_score: 0.9,
  })),
  'ai.training_datasets': { role: 'rapport_fine_tuning', per: 'workspace', row: ({ workspaceId, name }, id) => ({
    id: id('ai.training_datasets'), workspace_id: workspaceId, name, kind: 'chat',
  }) },
  'ai.training_examples': { role: 'rapport_fine_tuning', per: 'customer', row: (party, id) => ({
    id: id('ai.training_examples'), ...ours(party), dataset_id: id('ai.training_datasets'), conversation_id: id('ai.conversations'), source_id: id('ai.training_data'),
    split: 'train', question: party.name, answer: party.name, quality: 0.9,
  }) },
};

const MEMORY: Readonly<Record<string, Filler>> = {
  'ai.user_profiles': memory((party) => ({ ...ours(party), epoch: 1, channels: '{}', active_hours: '{}' })),
  'ai.user_interactions': memory((party, id) => ({
    id: id('ai.user_interactions'), ...ours(party), version: 1, type: 'chat', source: 'turn', source_key: 'turn:1', content: party.name, response: party.name,
    importance: 0.5, occurred_at: SOON,
  })),
  'ai.user_interaction_embeddings': memory((party, id) => ({
    ...ours(party), interaction_id: id('ai.user_interactions'), part: 'message', importance: 0.5, embedding: vector(), embedding_model: 'builtin',
  })),
  'ai.user_reembeddings': importing(({ workspaceId, name }, id) => ({ workspace_id: workspaceId, run_id: id('ai.user_reembeddings'), model: name, finished_at: SOON })),
  'ai.user_memory': memory((party, id) => ({
    id: id('ai.user_memory'), ...ours(party), kind: 'profile', slot: 'name', value: party.name, value_key: party.name, text: party.name, confidence: 0.9,
    source: 'rules', valid_from: SOON, last_said_at: SOON,
  })),
  'ai.context_cache': memory((party) => ({ ...ours(party), version: 1, epoch: 1, context: JSON.stringify({ facts: [party.name] }), expires_at: SOON })),
  'ai.imports': importing(({ workspaceId, name }, id) => ({ id: id('ai.imports'), workspace_id: workspaceId, state: 'running', created_by: name })),
  'ai.import_lines': importing(({ workspaceId, name }, id) => ({ workspace_id: workspaceId, import_id: id('ai.imports'), line: 1, body: pastOf(name) })),
  'ai.import_errors': importing(({ workspaceId, name }, id) => ({ workspace_id: workspaceId, import_id: id('ai.imports'), line: 2, reason: name })),
};

/** Every relation with tenant data and how to fill it; a relation that is missing here fails the test. In the order of their references. */
export const FILLERS: Readonly<Record<string, Filler>> = { ...IDENTITY, ...MAIL, ...CONVERSATION, ...KNOWLEDGE, ...LEARNING, ...MEMORY };
