import type { ApiScope } from '@rapport/contracts';

/** Who may use a route, as the router must declare it. */
export type Rule = 'public' | 'visitor' | 'staff' | { readonly scope: ApiScope; readonly visitor?: true; readonly loopback?: true };

/** The things of one business that routes are called with. */
export interface Things {
  readonly conversation: string;
  /** A reply of the assistant in that conversation. */
  readonly reply: string;
  /** A citation of that reply, `KB-1`. */
  readonly source: string;
  readonly customer: string;
  readonly document: string;
  readonly example: string;
  readonly dataset: string;
  readonly escalation: string;
  readonly key: string;
  readonly delivery: string;
  /** An exchange that is remembered of the customer. */
  readonly memory: string;
  readonly import: string;
  /** The receipt of a customer who was erased. */
  readonly erasure: string;
}

/** A field at fault, and a body or an address with that fault. */
export interface BadInput {
  readonly field: string;
  readonly body?: unknown;
  /** Added to the path. */
  readonly query?: string;
}

/** How the tests call a route. */
export interface RouteCase {
  readonly rule: Rule;
  /** The path with ids; absent where the route has none. */
  readonly at?: (things: Things) => string;
  /** A body that is right. */
  readonly body?: (word: string) => Readonly<Record<string, unknown>>;
  /** A list of things, page by page. */
  readonly lists?: true;
  readonly bad?: readonly BadInput[];
}

const LONG = 'x'.repeat(9_000);
const scope = (name: ApiScope): Rule => ({ scope: name });
const visitorToo = (name: ApiScope): Rule => ({ scope: name, visitor: true });
const page: readonly BadInput[] = [
  { query: '?surprise=1', field: 'surprise' },
  { query: '?limit=0', field: 'limit' },
  { query: '?limit=many', field: 'limit' },
  { query: '?cursor=%00not-a-cursor', field: 'cursor' },
  { query: `?cursor=${LONG.slice(0, 300)}`, field: 'cursor' },
];

const CONVERSATIONS: Readonly<Record<string, RouteCase>> = {
  'POST /v1/conversations': {
    rule: visitorToo('conversations:write'),
    body: (word) => ({ channel: 'live_chat', customer: { externalId: word, name: word }, reuse: false }),
    bad: [
      { body: { surprise: 1 }, field: 'surprise' },
      { body: { channel: 'pigeon' }, field: 'channel' },
      { body: { customer: { email: 'nobody' } }, field: 'customer.email' },
      { body: { customer: { externalId: 'x', surprise: 1 } }, field: 'customer.surprise' },
      { body: { customer: { externalId: LONG } }, field: 'customer.externalId' },
      { body: { customer: { externalId: 'never-stored' }, threadId: 7 }, field: 'threadId' },
      { body: {}, field: 'customer' },
      { body: { customer: { externalId: 'never-stored', phone: 'not a phone' } }, field: 'customer.phone' },
    ],
  },
  'GET /v1/conversations': { rule: visitorToo('conversations:read'), lists: true, bad: [...page, { query: '?status=odd', field: 'status' }] },
  'GET /v1/conversations/{id}': { rule: visitorToo('conversations:read'), at: ({ conversation }) => `/v1/conversations/${conversation}` },
  'GET /v1/conversations/{id}/events': { rule: visitorToo('conversations:read'), at: ({ conversation }) => `/v1/conversations/${conversation}/events` },
  'POST /v1/conversations/{id}/messages': {
    rule: visitorToo('conversations:write'),
    at: ({ conversation }) => `/v1/conversations/${conversation}/messages`,
    body: (word) => ({ text: word }),
    bad: [
      { body: { text: 'never stored', surprise: 1 }, field: 'surprise' },
      { body: { text: 7 }, field: 'text' },
      { body: { text: '' }, field: 'text' },
      { body: { text: LONG }, field: 'text' },
      { body: { text: 'never stored' }, query: '?wait=forever', field: 'wait' },
    ],
  },
  'GET /v1/conversations/{id}/messages': {
    rule: visitorToo('conversations:read'), at: ({ conversation }) => `/v1/conversations/${conversation}/messages`, bad: page,
  },
  'GET /v1/messages/{id}/explanation': { rule: scope('explanations:read'), at: ({ reply }) => `/v1/messages/${reply}/explanation` },
  'GET /v1/messages/{id}/sources/{ref}': { rule: visitorToo('conversations:read'), at: ({ reply, source }) => `/v1/messages/${reply}/sources/${source}` },
  'POST /v1/messages/{id}/feedback': {
    rule: visitorToo('feedback:write'),
    at: ({ reply }) => `/v1/messages/${reply}/feedback`,
    body: (word) => ({ stars: 1, text: word }),
    bad: [
      { body: { stars: 5, surprise: 1 }, field: 'surprise' },
      { body: { stars: 6 }, field: 'stars' },
      { body: { stars: 'five' }, field: 'stars' },
      { body: { stars: 4, text: LONG }, field: 'text' },
      { body: { thumb: 'sideways' }, field: 'thumb' },
    ],
  },
};

const KNOWLEDGE: Readonly<Record<string, RouteCase>> = {
  'POST /v1/documents': {
    rule: scope('knowledge:write'),
    body: (word) => ({ title: word, text: `${word} is a word.`, category: 'policy', tags: [] }),
    bad: [
      { body: { title: 'never', text: 'never', surprise: 1 }, field: 'surprise' },
      { body: { title: 7, text: 'never' }, field: 'title' },
      { body: { title: LONG, text: 'never' }, field: 'title' },
      { body: { title: 'never' }, field: 'text' },
      { body: { url: 'ftp://never.example' }, field: 'url' },
      { body: { url: 'http://127.0.0.1/' }, field: 'url' },
      { body: { url: 'https://never.example', text: 'never' }, field: 'text' },
      { body: { title: 'never', text: 'never', tags: 'one' }, field: 'tags' },
      { body: { title: 'never', text: 'never', tags: Array.from({ length: 21 }, () => 'x') }, field: 'tags' },
    ],
  },
  'GET /v1/documents': { rule: scope('knowledge:read'), lists: true, bad: [...page, { query: '?state=odd', field: 'state' }] },
  'GET /v1/documents/{id}': { rule: scope('knowledge:read'), at: (things) => `/v1/documents/${things.document}` },
  'POST /v1/documents/{id}/retry': { rule: scope('knowledge:write'), at: (things) => `/v1/documents/${things.document}/retry` },
  'POST /v1/documents/{id}/refresh': { rule: scope('knowledge:write'), at: (things) => `/v1/documents/${things.document}/refresh` },
  'GET /v1/documents/{id}/versions': { rule: scope('knowledge:read'), at: (things) => `/v1/documents/${things.document}/versions`, bad: page },
  'GET /v1/documents/{id}/versions/{version}/content': {
    rule: scope('knowledge:read'), at: (things) => `/v1/documents/${things.document}/versions/1/content`,
  },
  'DELETE /v1/documents/{id}': { rule: scope('knowledge:write'), at: (things) => `/v1/documents/${things.document}` },
  'GET /v1/knowledge/search': {
    rule: scope('knowledge:read'),
    bad: [
      { query: '', field: 'q' },
      { query: '?q=a&surprise=1', field: 'surprise' },
      { query: '?q=a&limit=51', field: 'limit' },
      { query: `?q=${LONG}`, field: 'q' },
    ],
  },
};

const LEARNING: Readonly<Record<string, RouteCase>> = {
  'GET /v1/training/examples': { rule: scope('training:read'), lists: true, bad: [...page, { query: '?state=odd', field: 'state' }] },
  'POST /v1/training/examples/{id}/approve': {
    rule: scope('training:write'),
    at: ({ example }) => `/v1/training/examples/${example}/approve`,
    body: (word) => ({ answer: word }),
    bad: [
      { body: { surprise: 1 }, field: 'surprise' },
      { body: { answer: '' }, field: 'answer' },
      { body: { question: LONG }, field: 'question' },
    ],
  },
  'POST /v1/training/examples/{id}/reject': { rule: scope('training:write'), at: ({ example }) => `/v1/training/examples/${example}/reject` },
  'POST /v1/datasets': {
    rule: scope('datasets:write'),
    body: (word) => ({ name: word }),
    bad: [
      { body: { name: 'never', surprise: 1 }, field: 'surprise' },
      { body: {}, field: 'name' },
      { body: { name: LONG }, field: 'name' },
      { body: { name: 'never', kind: 'verse' }, field: 'kind' },
    ],
  },
  'GET /v1/datasets': { rule: scope('datasets:read'), lists: true, bad: page },
  'GET /v1/datasets/{id}': { rule: scope('datasets:read'), at: ({ dataset }) => `/v1/datasets/${dataset}` },
  'GET /v1/datasets/{id}/export': {
    rule: scope('datasets:read'), at: ({ dataset }) => `/v1/datasets/${dataset}/export`, bad: [{ query: '?split=odd', field: 'split' }, { query: '?surprise=1', field: 'surprise' }],
  },
};

const WORKSPACE: Readonly<Record<string, RouteCase>> = {
  'GET /v1/escalations': { rule: scope('escalations:read'), lists: true, bad: [...page, { query: '?state=odd', field: 'state' }] },
  'POST /v1/escalations/{id}/resolve': { rule: scope('escalations:write'), at: ({ escalation }) => `/v1/escalations/${escalation}/resolve` },
  'POST /v1/customers': {
    rule: scope('customers:write'),
    body: (word) => ({ externalId: word }),
    bad: [
      { body: { externalId: 'never', surprise: 1 }, field: 'surprise' },
      { body: { externalId: 7 }, field: 'externalId' },
      { body: { externalId: 'never', email: 'nobody' }, field: 'email' },
      { body: { externalId: 'never', name: LONG }, field: 'name' },
    ],
  },
  'DELETE /v1/customers/{id}': { rule: scope('customers:erase'), at: ({ customer }) => `/v1/customers/${customer}` },
  'GET /v1/erasures': { rule: scope('customers:erase'), lists: true, bad: page },
  'GET /v1/erasures/{id}': { rule: scope('customers:erase'), at: ({ erasure }) => `/v1/erasures/${erasure}` },
  'GET /v1/customers/{id}': { rule: scope('customers:read'), at: ({ customer }) => `/v1/customers/${customer}` },
  'GET /v1/workspace': { rule: scope('workspace:read') },
  'GET /v1/embedding': { rule: scope('workspace:read') },
  'PATCH /v1/workspace': {
    rule: scope('workspace:write'),
    body: (word) => ({ escalationContact: word }),
    bad: [
      { body: { surprise: 1 }, field: 'surprise' },
      { body: { name: '' }, field: 'name' },
      { body: { allowedOrigins: ['everywhere'] }, field: 'allowedOrigins.0' },
      { body: { persona: { severity: 9 } }, field: 'persona.severity' },
      { body: { id: '00000000-0000-4000-8000-000000000000' }, field: 'id' },
    ],
  },
  'POST /v1/keys': {
    rule: scope('keys:write'),
    body: (word) => ({ name: word, scopes: ['workspace:read'] }),
    bad: [
      { body: { name: 'never', scopes: ['workspace:read'], surprise: 1 }, field: 'surprise' },
      { body: { name: 'never', scopes: [] }, field: 'scopes' },
      { body: { name: 'never', scopes: ['everything'] }, field: 'scopes.0' },
      { body: { name: LONG, scopes: ['workspace:read'] }, field: 'name' },
      { body: { name: 'never', scopes: ['workspace:read'], expiresAt: '2001-01-01T00:00:00.000Z' }, field: 'expiresAt' },
    ],
  },
  'GET /v1/keys': { rule: scope('keys:write'), lists: true, bad: page },
  'DELETE /v1/keys/{id}': { rule: scope('keys:write'), at: ({ key }) => `/v1/keys/${key}` },
  'POST /v1/staff': {
    rule: scope('staff:write'),
    body: (word) => ({ email: `${word.toLowerCase()}@example.com`, name: word, role: 'agent', password: 'a-long-password' }),
    bad: [
      { body: { email: 'never@example.com', name: 'Never', role: 'agent', password: 'a-long-password', surprise: 1 }, field: 'surprise' },
      { body: { email: 'never@example.com', name: 'Never', role: 'king', password: 'a-long-password' }, field: 'role' },
      { body: { email: 'never@example.com', name: 'Never', role: 'agent', password: 'short' }, field: 'password' },
    ],
  },
  'GET /v1/audit': { rule: scope('audit:read'), lists: true, bad: page },
  'GET /v1/deliveries/dead': { rule: scope('deliveries:read'), lists: true, bad: page },
  'POST /v1/deliveries/{id}/replay': { rule: scope('deliveries:write'), at: ({ delivery }) => `/v1/deliveries/${delivery}/replay` },
};

const MEMORY: Readonly<Record<string, RouteCase>> = {
  'GET /v1/customers/{id}/memories': {
    rule: scope('memories:read'),
    at: ({ customer }) => `/v1/customers/${customer}/memories`,
    bad: [...page, { query: '?q=', field: 'q' }, { query: `?q=${LONG}`, field: 'q' }, { query: '?q=a&ranking=odd', field: 'ranking' }],
  },
  'PATCH /v1/customers/{id}/memories/{memoryId}': {
    rule: scope('memories:write'),
    at: ({ customer, memory }) => `/v1/customers/${customer}/memories/${memory}`,
    body: (word) => ({ value: word }),
    bad: [{ body: { value: 'never', surprise: 1 }, field: 'surprise' }, { body: {}, field: 'value' }, { body: { value: LONG }, field: 'value' }],
  },
  'DELETE /v1/customers/{id}/memories/{memoryId}': { rule: scope('memories:write'), at: ({ customer, memory }) => `/v1/customers/${customer}/memories/${memory}` },
  'DELETE /v1/customers/{id}/memories': { rule: scope('memories:write'), at: ({ customer }) => `/v1/customers/${customer}/memories` },
  'GET /v1/customers/{id}/export': { rule: scope('memories:read'), at: ({ customer }) => `/v1/customers/${customer}/export` },
  'POST /v1/customers/{id}/interactions': {
    rule: scope('memories:write'),
    at: ({ customer }) => `/v1/customers/${customer}/interactions`,
    body: (word) => ({ type: 'PAGE_VIEW', content: word }),
    bad: [
      { body: { type: 'PAGE_VIEW', surprise: 1 }, field: 'surprise' },
      { body: { type: 'page view' }, field: 'type' },
      { body: { type: 'CHAT' }, field: 'type' },
      { body: { type: 'PAGE_VIEW', content: LONG }, field: 'content' },
      { body: { type: 'PAGE_VIEW', page: { surprise: 1 } }, field: 'page.surprise' },
      { body: { type: 'PAGE_VIEW', at: 'yesterday' }, field: 'at' },
    ],
  },
  'POST /v1/imports/conversations': {
    rule: scope('imports:write'),
    body: (word) => ({ customer: { externalId: word }, channel: 'email', messages: [{ role: 'customer', text: word, time: '2025-01-01T00:00:00Z', externalId: word }] }),
    bad: [{ body: {}, field: 'body' }, { body: [1], field: 'body' }],
  },
  'GET /v1/imports/{id}': { rule: scope('imports:read'), at: (things) => `/v1/imports/${things.import}` },
};

const DOORSTEP: Readonly<Record<string, RouteCase>> = {
  'POST /v1/sessions': {
    rule: 'public',
    bad: [
      { body: { workspace: 'a', email: 'a@example.com', password: 'x', surprise: 1 }, field: 'surprise' },
      { body: { workspace: 'a', email: 'nobody', password: 'x' }, field: 'email' },
      { body: { workspace: LONG, email: 'a@example.com', password: 'x' }, field: 'workspace' },
    ],
  },
  'DELETE /v1/sessions/current': { rule: 'staff' },
  'POST /v1/visitors': {
    rule: 'public',
    bad: [
      { body: {}, field: 'workspace' },
      { body: { workspace: 7 }, field: 'workspace' },
      { body: { workspace: 'x', surprise: 1 }, field: 'surprise' },
    ],
  },
  'GET /v1/visitors/me': { rule: 'visitor' },
  'GET /health/live': { rule: 'public' },
  'GET /health/ready': { rule: 'public' },
  'GET /metrics': { rule: { scope: 'admin', loopback: true } },
};

/** Every route of the OpenAPI document: who may use it, and how it is called. A route that is missing here fails the tests. */
export const ROUTES: Readonly<Record<string, RouteCase>> = { ...CONVERSATIONS, ...KNOWLEDGE, ...LEARNING, ...WORKSPACE, ...MEMORY, ...DOORSTEP };

/** Routes that are no part of the API: pages and files, the same for everybody. */
export const PAGES: readonly string[] = ['GET /', 'GET /widget.js'];
