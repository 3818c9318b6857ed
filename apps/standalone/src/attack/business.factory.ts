import { ProvisionService } from '@rapport/gateway/provision';
import type { RunningService } from '@rapport/service-host';
import type { Things } from './route.data.js';

/** What an HTTP caller gets. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test asserts the shape of what comes back
  readonly body: any;
}

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;

/** The running product as the attack reaches it. */
export interface Product {
  readonly url: string;
  readonly services: readonly RunningService[];
  callerOf(token: string | null): Call;
}

/** One customer of a business, in the chat window. */
export interface Guest {
  /** Stands in everything that this customer said or is. */
  readonly word: string;
  readonly token: string;
  readonly call: Call;
  readonly things: Things;
}

/** A workspace in which every kind of thing exists, for two customers. */
export interface Business {
  readonly slug: string;
  /** Stands in everything that belongs to the business and is not public. */
  readonly word: string;
  readonly workspaceId: string;
  readonly adminKey: string;
  readonly admin: Call;
  readonly owner: { readonly email: string; readonly password: string };
  readonly first: Guest;
  readonly second: Guest;
}

export function serviceOf(product: Product, name: string): RunningService {
  const found = product.services.find((service) => service.definition.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** Looks again until there is something. */
export async function eventually<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Waits until nothing is due or running. */
export function settled(product: Product): Promise<true> {
  const { door } = serviceOf(product, 'gateway').database;
  return eventually(async () => {
    const [row] = await door.query<{ busy: string }>(
      `select count(*) as busy from messaging.deliveries where state = 'running' or (state = 'pending' and due_at <= clock_timestamp())`,
    );
    return row?.busy === '0' ? true : undefined;
  }, 'the deliveries');
}

async function done(answer: Promise<Reply>, ...wanted: number[]): Promise<Reply['body']> {
  const { status, body } = await answer;
  if (!wanted.includes(status)) throw new Error(`answered ${status} instead of ${wanted.join(' or ')}: ${JSON.stringify(body)}`);
  return body;
}

/**
 * Makes a workspace through the product's own ways, with a document, two customers who ask, are answered and rate, an example, a dataset,
 * an escalation, a key, a dead delivery, memories of both, an import, and a third customer who was erased.
 *
 * @param slug its public name
 * @param word a word that is found nowhere else; each customer has it with an ending of its own
 */
export async function openBusiness(product: Product, slug: string, word: string): Promise<Business> {
  const owner = { email: `${word}@example.com`, password: `password of ${word}` };
  const settings = { name: 'A business', timeZone: 'Europe/Berlin', country: 'DE', currency: 'EUR', accentColor: '#112233', allowedOrigins: [`https://${slug}.example`], escalationContact: `Contact ${word}` };
  const persona = { name: 'Maya', expertise: `All about ${word}`, methodology: '', style: '', tone: 'warm', severity: 3, mode: 'assistant', greeting: 'Hello', exampleQuestions: [] };
  const { workspaceId, adminKey } = await serviceOf(product, 'gateway').get(ProvisionService).provision({ slug, settings, persona, owner: { ...owner, name: `Owner ${word}` } });
  if (adminKey === null) throw new Error(`${slug} was there already`);
  const admin = product.callerOf(adminKey);
  const { id: document } = await done(
    admin('POST', '/v1/documents', { title: `Terrace ${word}`, category: word, tags: [word], text: `# Terrace ${word}\n\nThe ${word} terrace costs $310 for an evening. The ${word} terrace seats 44 guests.` }),
    202,
  );
  await eventually(async () => ((await admin('GET', `/v1/documents/${document}`)).body.state === 'ready' ? true : undefined), 'the document');
  const { id: key } = await done(admin('POST', '/v1/keys', { name: `Key ${word}`, scopes: ['workspace:read'] }), 201);
  const guests = [await talk(product, slug, word, `${word}uno`), await talk(product, slug, word, `${word}due`)];
  const examples = (await done(admin('GET', '/v1/training/examples'), 200)).data as { id: string; conversationId: string }[];
  const exampleOf = (conversation: string): string => examples.find(({ conversationId }) => conversationId === conversation)?.id ?? '';
  await done(admin('POST', `/v1/training/examples/${exampleOf(guests[0]!.conversation)}/approve`, {}), 200);
  const { id: dataset } = await done(admin('POST', '/v1/datasets', { name: `Dataset ${word}` }), 202);
  await eventually(async () => ((await admin('GET', `/v1/datasets/${dataset}`)).body.state === 'ready' ? true : undefined), 'the dataset');
  const escalations = (await done(admin('GET', '/v1/escalations'), 200)).data as { id: string; conversationId: string }[];
  const imported = await bringIn(admin, word);
  const erasure = await eraseOne(admin, word);
  await settled(product);
  const memories = await Promise.all(guests.map(async ({ customer }) => (await done(admin('GET', `/v1/customers/${customer}/memories`), 200)).data[0].id as string));
  const delivery = await killDelivery(product, workspaceId, word);
  const [first, second] = guests.map(({ word: own, token, call, help, ...things }, index) => ({
    word: own, token, call,
    things: { ...things, document, key, dataset, delivery, erasure, import: imported, memory: memories[index] ?? '', example: exampleOf(things.conversation), escalation: escalations.find(({ conversationId }) => conversationId === help)?.id ?? '' },
  }));
  if (!first || !second) throw new Error('two customers were wanted');
  return { slug, word, workspaceId, adminKey, admin, owner, first, second };
}

async function talk(product: Product, slug: string, topic: string, word: string) {
  const { token, customerId: customer } = await done(product.callerOf(null)('POST', '/v1/visitors', { workspace: slug }), 201);
  const call = product.callerOf(token as string);
  const open = async (): Promise<string> =>
    (await done(call('POST', '/v1/conversations', { reuse: false, customer: { name: `Guest ${word}`, email: `${word}@example.com` } }), 201)).id as string;
  const conversation = await open();
  const { reply } = await done(call('POST', `/v1/conversations/${conversation}/messages?wait=reply`, { text: `How much does the ${topic} terrace cost? I am ${word}` }), 200);
  await done(call('POST', `/v1/messages/${reply.id}/feedback`, { thumb: 'up', stars: 5, text: `Thanks, ${word}` }), 200);
  const help = await open();
  await done(call('POST', `/v1/conversations/${help}/messages?wait=reply`, { text: `Can I talk to a real person please? It is ${word}` }), 200);
  return { word, token: token as string, call, help, customer: customer as string, conversation, reply: reply.id as string, source: reply.citations[0].ref as string };
}

/** An import with a line that is taken and one that is refused. @returns its id */
async function bringIn(admin: Call, word: string): Promise<string> {
  const line = { customer: { externalId: `past ${word}` }, messages: [{ role: 'customer', text: `Past ${word}`, time: '2025-01-01T00:00:00Z', externalId: word }] };
  const lines = [line, { ...line, [word]: 1 }].map((one) => JSON.stringify(one)).join('\n');
  const { id } = await done(admin('POST', '/v1/imports/conversations', lines, { 'content-type': 'application/jsonl' }), 202);
  return id as string;
}

/** A customer who was erased. @returns the id of the receipt */
async function eraseOne(admin: Call, word: string): Promise<string> {
  const { id: customer } = await done(admin('POST', '/v1/customers', { externalId: `gone ${word}` }), 201);
  const { id } = await done(admin('DELETE', `/v1/customers/${customer}`), 202);
  await eventually(async () => ((await admin('GET', `/v1/erasures/${id}`)).body.state === 'done' ? true : undefined), 'the erasure');
  return id as string;
}

async function killDelivery(product: Product, workspaceId: string, word: string): Promise<string> {
  const [row] = await serviceOf(product, 'gateway').database.door.query<{ id: string }>(
    `update messaging.deliveries set state = 'dead', last_error = $2 where id = (
       select id from messaging.deliveries where workspace_id = $1 and state = 'done' order by id limit 1) returning id`,
    [workspaceId, `died of ${word}`],
  );
  if (!row) throw new Error('nothing was delivered');
  return String(row.id);
}
