import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { conversationLive, inboundRead, customerRead, messageSend, turnOutcome, workspaceChanged, workspaceRead, type MessageView, type ReplyOf } from '@rapport/contracts';
import { answer } from '@rapport/service-host';
import { callerOf, type Caller } from '@rapport/testing';
import { openGatewayHouse, type GatewayHouse } from '../gateway-house.double.js';

const REPLY = '7b1f7a4e-5df5-4c8e-9d7f-6f1f6f0f0f02';

let gateway: GatewayHouse;
let north: { id: string; key: string };
let admin: Caller;
let outcome: ReplyOf<typeof turnOutcome>;
let asked = 0;

beforeAll(async () => {
  gateway = await openGatewayHouse([
    answer(turnOutcome, async () => {
      asked += 1;
      return outcome;
    }),
  ]);
  north = await gateway.workspace('north');
  admin = callerOf(gateway.base, north.key);
});
afterAll(() => gateway.close());
beforeEach(() => {
  outcome = { status: 'pending', message: null, reply: null };
});

const view = (conversationId: string, seq: number, role: MessageView['role'], text: string, id: string = randomUUID()): MessageView => ({
  id, conversationId, seq, role, text, createdAt: new Date().toISOString(), inReplyTo: null, citations: [], agent: 'knowledge', intent: 'policy', confidence: 0.8, delivery: 'sent',
});
const conversationOf = async (externalId: string, channel = 'live_chat'): Promise<{ id: string; customerId: string }> =>
  (await admin('POST', '/v1/conversations', { channel, customer: { externalId }, reuse: false })).body as { id: string; customerId: string };
const live = () => gateway.house.service('gateway').transport.live;
const rows = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  gateway.house.unitOfWork('gateway').run({ workspaceId: north.id, customer: 'all' }, () => gateway.house.unitOfWork('gateway').query<T>(sql, parameters));

const sendReply = async (conversationId: string, customerId: string, messageId: string) => {
  const envelope = gateway.house.envelope({ workspaceId: north.id, customer: customerId });
  const unit = gateway.house.unitOfWork('gateway');
  await gateway.house.within(envelope, () =>
    unit.run({ workspaceId: north.id, customer: customerId }, () => gateway.house.messenger('gateway').send(messageSend, { messageId, conversationId }, { lane: `out:${conversationId}` })),
  );
  await gateway.house.settle();
};

describe('customers', () => {
  it('that two requests make at once are one', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) => admin('POST', '/v1/customers', { email: index % 2 ? 'Ana@Example.com' : 'ana@example.com', phone: '(415) 555-2671' })),
    );
    const ids = new Set(made.map((answer) => answer.body.id as string));
    expect([ids.size, made[0]?.status]).toEqual([1, 201]);
    const found = await admin('POST', '/v1/conversations', { customer: { phone: '+14155552671', name: 'Ana' } });
    expect(found.body.customerId).toBe([...ids][0]);
    const shown = await admin('GET', `/v1/customers/${found.body.customerId}`);
    expect(shown.body).toMatchObject({ name: 'Ana', identifiers: [{ kind: 'email', value: 'ana@example.com', state: 'verified' }, { kind: 'phone', value: '+14155552671' }] });
  });

  it('are not joined by a request that names two', async () => {
    await admin('POST', '/v1/customers', { externalId: 'one' });
    await admin('POST', '/v1/customers', { email: 'two@example.com' });
    expect(await admin('POST', '/v1/customers', { externalId: 'one', email: 'two@example.com' })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('who are only claimed stay strangers', async () => {
    const known = (await admin('POST', '/v1/customers', { email: 'bea@example.com', name: 'Bea' })).body;
    const { body } = await callerOf(gateway.base, null)('POST', '/v1/visitors', { workspace: 'north' });
    const visitor = callerOf(gateway.base, body.token as string);
    const opened = await visitor('POST', '/v1/conversations', { customer: { email: 'bea@example.com', name: 'Not Bea' } });
    expect(opened.body.customerId).toBe(body.customerId);
    expect(opened.body.customerId).not.toBe(known.id);
    const claimed = (await admin('GET', `/v1/customers/${body.customerId}`)).body;
    expect(claimed.identifiers).toEqual([{ kind: 'email', value: 'bea@example.com', state: 'claimed' }]);
    expect((await admin('POST', '/v1/customers', { email: 'bea@example.com' })).body.id).toBe(known.id);
    const envelope = gateway.house.envelope({ workspaceId: north.id, customer: body.customerId });
    expect(await gateway.house.ask(customerRead, { customerId: body.customerId }, envelope)).toMatchObject({ name: 'Not Bea', verified: false });
    await expect(gateway.house.ask(customerRead, { customerId: known.id }, envelope)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a message', () => {
  it('is stored with its event before it is acknowledged, in the scope of its customer', async () => {
    const { id, customerId } = await conversationOf('m-1');
    const answer = await admin('POST', `/v1/conversations/${id}/messages`, { text: '  Can I cancel?  ' });
    expect(answer).toMatchObject({ status: 202, body: { status: 'accepted', message: { conversationId: id, text: 'Can I cancel?' } } });
    const messageId = answer.body.message.id as string;
    const [delivery] = await rows<{ consumer: string; lane: string; data: unknown; envelope: { customer: string; actor: { kind: string } } }>(
      'select consumer, lane, data, envelope from messaging.deliveries where message_id = $1', [messageId]);
    expect(delivery).toMatchObject({ consumer: 'conversation', data: { messageId, conversationId: id }, envelope: { customer: customerId, actor: { kind: 'key' } } });
    expect(delivery?.lane).toContain(`in:${id}`);
    expect(JSON.stringify(delivery)).not.toContain('cancel');
    const envelope = gateway.house.envelope({ workspaceId: north.id, customer: customerId });
    expect(await gateway.house.ask(inboundRead, { messageId }, envelope)).toMatchObject({ text: 'Can I cancel?', customerId });
    const foreign = gateway.house.envelope({ workspaceId: north.id, customer: randomUUID() });
    await expect(gateway.house.ask(inboundRead, { messageId }, foreign)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that comes twice under one key is one, and another under that key is refused', async () => {
    const { id } = await conversationOf('m-2');
    const send = (text: string) => admin('POST', `/v1/conversations/${id}/messages`, { text }, { 'idempotency-key': 'twice' });
    const both = await Promise.all([send('once'), send('once'), send('once')]);
    expect(both.filter(({ status }) => status === 202).length).toBeGreaterThan(0);
    for (const { status, headers } of both) if (status !== 202) expect([status, headers.get('retry-after')]).toEqual([409, '1']);
    const again = await send('once');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect(await rows('select 1 from support.inbound where conversation_id = $1', [id])).toHaveLength(1);
    expect(await send('twice')).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
    const kept = await rows<{ customer: string }>(`select customer_id as customer from identity.idempotency_keys where key = 'twice'`);
    expect(kept[0]?.customer).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('that is refused leaves the key free', async () => {
    const { id } = await conversationOf('m-3');
    const send = (text: string) => admin('POST', `/v1/conversations/${id}/messages`, { text }, { 'idempotency-key': 'second-try' });
    expect((await send('')).status).toBe(400);
    expect((await send('now right')).status).toBe(202);
  });

  it('waits for its reply', async () => {
    const { id } = await conversationOf('m-4');
    const pending = admin('POST', `/v1/conversations/${id}/messages?wait=reply`, { text: 'Can I cancel?' });
    while ((await rows('select 1 from support.inbound where conversation_id = $1', [id])).length === 0) await new Promise((resolve) => setImmediate(resolve));
    const reply = view(id, 2, 'assistant', 'Yes.', REPLY);
    outcome = { status: 'answered', message: view(id, 1, 'customer', 'Can I cancel?'), reply };
    await live().publish(conversationLive, id, { type: 'message', message: reply });
    const answer = await pending;
    expect(answer).toMatchObject({ status: 200, body: { status: 'answered', reply: { id: REPLY, text: 'Yes.', citations: [], agent: 'knowledge', intent: 'policy', confidence: 0.8 } } });
    expect(Object.keys(answer.body.reply as object)).not.toContain('seq');
  });

  it('whose conversation a person has is told so', async () => {
    const { id } = await conversationOf('m-5');
    outcome = { status: 'escalated', message: null, reply: null };
    const pending = admin('POST', `/v1/conversations/${id}/messages?wait=reply`, { text: 'hello?' });
    expect(await pending).toMatchObject({ status: 200, body: { status: 'escalated', reply: null } });
    expect(asked).toBeGreaterThan(0);
  });

  it('to an unknown or foreign conversation is 404 and leaves nothing behind', async () => {
    const { id } = await conversationOf('m-6');
    const other = callerOf(gateway.base, (await gateway.workspace('south')).key);
    expect((await other('POST', `/v1/conversations/${id}/messages`, { text: 'hi' })).status).toBe(404);
    expect((await admin('POST', `/v1/conversations/${randomUUID()}/messages`, { text: 'hi' })).status).toBe(404);
    expect(await rows('select 1 from support.inbound where conversation_id = $1', [id])).toHaveLength(0);
  });

  it('too many of them in a minute are told when to go on', async () => {
    const { id } = await conversationOf('m-7');
    const answers = await Promise.all(Array.from({ length: 61 }, (_, index) => admin('POST', `/v1/conversations/${id}/messages`, { text: `no ${index}` })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await rows('select 1 from support.inbound where conversation_id = $1', [id])).toHaveLength(60);
  });
});

describe('a reply', () => {
  it('is sent once and said to be so', async () => {
    const { id, customerId } = await conversationOf('r-1');
    const messageId = randomUUID();
    await sendReply(id, customerId, messageId);
    await sendReply(id, customerId, messageId);
    expect(await rows('select via, state from support.outbound where message_id = $1', [messageId])).toEqual([{ via: 'live_chat', state: 'sent' }]);
    expect(await rows(`select data from messaging.deliveries where name = 'message.sent' and data->>'messageId' = $1`, [messageId])).toEqual([{ data: { messageId, state: 'sent' } }]);
  });

  it('has no way to a channel that is not connected, unless the API asked', async () => {
    const sms = await conversationOf('r-2', 'sms');
    const lost = randomUUID();
    await sendReply(sms.id, sms.customerId, lost);
    expect(await rows('select state, error from support.outbound where message_id = $1', [lost])).toEqual([{ state: 'failed', error: expect.stringContaining('No sms account') }]);
    await admin('POST', `/v1/conversations/${sms.id}/messages`, { text: 'hi' });
    const kept = randomUUID();
    await sendReply(sms.id, sms.customerId, kept);
    expect(await rows('select via, state from support.outbound where message_id = $1', [kept])).toEqual([{ via: 'api', state: 'sent' }]);
  });
});

describe('a delivery that failed for good', () => {
  it('is shown to people of its workspace, who may have it tried again', async () => {
    const { id, customerId } = await conversationOf('d-1');
    gateway.conversations.delete(id);
    const messageId = randomUUID();
    await sendReply(id, customerId, messageId);
    const { body } = await admin('GET', '/v1/deliveries/dead');
    expect(body).toMatchObject({ data: [{ message: 'message.send', consumer: 'gateway', attempts: 1 }], nextCursor: null });
    const other = callerOf(gateway.base, (await gateway.workspace('west')).key);
    expect((await other('GET', '/v1/deliveries/dead')).body.data).toEqual([]);
    expect((await other('POST', `/v1/deliveries/${body.data[0].id}/replay`)).status).toBe(404);
    expect(await admin('POST', `/v1/deliveries/${body.data[0].id}/replay`)).toMatchObject({ status: 202, body: { state: 'pending' } });
    await gateway.house.settle();
    expect((await admin('POST', '/v1/deliveries/999999/replay')).status).toBe(404);
  });
});

describe('events', () => {
  const open = (id: string, last?: string) =>
    fetch(`${gateway.base}/v1/conversations/${id}/events`, { headers: { authorization: `Bearer ${north.key}`, ...(last === undefined ? {} : { 'last-event-id': last }) } });
  const readUntil = async (response: Response, word: string): Promise<string> => {
    let text = '';
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes(word)) break;
    }
    return text;
  };

  it('tell what was missed, then what happens, and go on after a break', async () => {
    const { id } = await conversationOf('e-1');
    gateway.stored.push(view(id, 1, 'customer', 'question'));
    const first = await open(id);
    expect(first.headers.get('content-type')).toContain('text/event-stream');
    const turnId = randomUUID();
    const heard = readUntil(first, 'First.');
    await live().publish(conversationLive, id, { type: 'sentence', turnId, replyId: REPLY, offset: 0, text: 'First.' });
    const text = await heard;
    expect([...text.matchAll(/^(?:id|event): (.*)$/gm)].map((match) => match[1])).toEqual(['1:0', 'message', 'status', 'ready', '1:6', 'sentence']);
    const second = await open(id, '1:6');
    const rest = readUntil(second, 'Second');
    await live().publish(conversationLive, id, { type: 'sentence', turnId, replyId: REPLY, offset: 0, text: 'First. Second.' });
    expect(await rest).toContain('"offset":6,"text":" Second."');
  });

  it('of a foreign conversation are 404', async () => {
    expect((await open(randomUUID())).status).toBe(404);
  });
});

describe('a workspace', () => {
  it('is told to the others when it changes', async () => {
    const told: unknown[] = [];
    const leave = await live().subscribe(workspaceChanged, north.id, (data) => told.push(data));
    const changed = await admin('PATCH', '/v1/workspace', { currency: 'EUR', persona: { tone: 'plain' } });
    await leave();
    expect(changed.body).toMatchObject({ currency: 'EUR', country: 'US', persona: { name: 'Kai', tone: 'plain' } });
    expect(told).toHaveLength(1);
    expect(await gateway.house.ask(workspaceRead, {}, gateway.house.envelope({ workspaceId: north.id }))).toEqual(changed.body);
    expect((await admin('PATCH', '/v1/workspace', { timeZone: 'Mars/Olympus' })).body.errors[0].field).toBe('timeZone');
    const models = { reply: { order: ['ollama', 'builtin'], only: true } };
    expect((await admin('PATCH', '/v1/workspace', { models })).body).toMatchObject({ models, currency: 'EUR' });
    expect((await admin('PATCH', '/v1/workspace', { models: { reply: { order: ['ollama', 'ollama'] } } })).body.errors[0].field).toBe('models.reply.order');
    expect((await admin('PATCH', '/v1/workspace', { models: {} })).body.models).toEqual({});
    expect((await admin('PATCH', '/v1/workspace', { memoryRanking: 'specified' })).body).toMatchObject({ memoryRanking: 'specified', models: {} });
    expect((await admin('PATCH', '/v1/workspace', { memoryRanking: 'odd' })).body.errors[0].field).toBe('memoryRanking');
    expect((await admin('PATCH', '/v1/workspace', { memoryRanking: null })).body.memoryRanking).toBeNull();
    expect((await admin('PATCH', '/v1/workspace', { memoryRetentionDays: 365 })).body.memoryRetentionDays).toBe(365);
    expect((await admin('PATCH', '/v1/workspace', { memoryRetentionDays: 0 })).body.errors[0].field).toBe('memoryRetentionDays');
    expect((await admin('PATCH', '/v1/workspace', { memoryRetentionDays: null })).body.memoryRetentionDays).toBeNull();
  });

  it('writes down who did what, and nobody can change it', async () => {
    const { body } = await admin('GET', '/v1/audit?limit=200');
    expect((body.data as { action: string }[]).map((line) => line.action)).toContain('workspace.changed');
    await expect(rows('update identity.audit_log set action = $1', ['nothing'])).rejects.toThrow(/permission denied/);
    await expect(rows('delete from identity.audit_log')).rejects.toThrow(/permission denied/);
  });
});
