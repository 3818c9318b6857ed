import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProvisionService } from '@rapport/gateway/provision';
import { type House, openHouse } from '@rapport/service-host';
import { ALL_SERVICES } from '../services.data.js';
import { type Call, eventually } from './business.factory.js';
import { outsider } from './outsider.factory.js';
import { FILLERS, idFrom, type Party } from './row.factory.js';
import { PARTIES, rowOf } from './site.factory.js';
import { TraceRepository } from './trace.repository.js';

const { a1, a2, b1 } = PARTIES;
/** The receipt itself; it is made by the erasure, not by the test. */
const RECEIPT = 'identity.erasures';

/** Every id by which rows of a party name the party, or what is the party's. */
function idsOf(party: Party): string[] {
  const ofCustomer = Object.entries(FILLERS).filter(([relation, { per }]) => per === 'customer' && relation !== RECEIPT);
  const rows = ofCustomer.flatMap(([relation]) => rowOf(relation, party)['id'] ?? []) as string[];
  return [...new Set([party.customerId, idFrom('reply', party.workspaceId, party.customerId, ''), ...rows])];
}

let house: House;
let call: Call;
let traces: TraceRepository;

beforeAll(async () => {
  house = await openHouse({ services: ALL_SERVICES, env: { HOST: '127.0.0.1', RAPPORT_ERASURE_SETTLE_SECONDS: '0' } });
  const url = `http://127.0.0.1:${await house.service('gateway').listen(0, '127.0.0.1')}`;
  traces = new TraceRepository(house.database);
  for (const [relation, { role, per }] of Object.entries(FILLERS)) {
    if (relation === RECEIPT) continue;
    const service = ALL_SERVICES.find((one) => one.role === role);
    if (!service) throw new Error(`nobody has the role ${role}`);
    const unit = house.unitOfWork(service.name);
    for (const party of per === 'workspace' ? [a1, b1] : [a1, a2, b1]) {
      const row = rowOf(relation, party);
      const columns = Object.keys(row);
      const sql = `insert into ${relation} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
      await unit.run({ workspaceId: party.workspaceId, customer: 'all' }, () => unit.query(sql, Object.values(row)));
    }
  }
  call = outsider(url, (await house.service('gateway').get(ProvisionService).addKey('a1', 'k', ['admin'])) ?? null);
});
afterAll(() => house?.close());

describe('the erasure of a customer, over rows in every relation', () => {
  it('leaves the customer nowhere but in the receipt, and all others as they were', async () => {
    const his = idsOf(a1);
    const before = await traces.rows(his);
    // A relation with rows of customers that this test does not fill would pass unseen.
    const filled = Object.entries(FILLERS).filter(([relation, { per }]) => per === 'customer' && relation !== RECEIPT).map(([relation]) => relation);
    expect(Object.keys(before)).toEqual(expect.arrayContaining([...filled, 'identity.audit_log', 'messaging.deliveries', 'ai.kb_chunk_ratings', 'ai.errors']));
    const others = [await traces.rows(idsOf(a2)), await traces.rows(idsOf(b1))];

    const { status, body } = await call('DELETE', `/v1/customers/${a1.customerId}`);
    expect([status, body.customerId]).toEqual([202, a1.customerId]);
    const receipt = await eventually(async () => {
      const { body: seen } = await call('GET', `/v1/erasures/${body.id}`);
      return seen.state === 'done' ? seen : undefined;
    }, 'the erasure');
    await house.settle();

    expect(await traces.rows(his)).toEqual({ [RECEIPT]: 1 });
    expect([await traces.rows(idsOf(a2)), await traces.rows(idsOf(b1))]).toEqual(others);
    const rowsOf = (store: string): number | undefined => receipt.stores.find((line: { store: string }) => line.store === store)?.rows;
    expect(filled.filter((relation) => rowsOf(relation) !== 1)).toEqual([]);
    expect([rowsOf('identity.audit_log'), rowsOf('ai.import_lines'), rowsOf('ai.kb_chunk_ratings'), rowsOf('ai.errors')]).toEqual([1, 1, 1, 1]);
    expect(receipt).toMatchObject({ waitingFor: [], finishedAt: expect.any(String) });
  });

  it('asked for again, gives the same receipt; of somebody unknown there is none', async () => {
    const again = await call('DELETE', `/v1/customers/${a1.customerId}`);
    const { body: list } = await call('GET', '/v1/erasures');
    expect([again.status, again.body.id]).toEqual([202, list.data[0].id]);
    expect(list.data).toHaveLength(1);
    expect((await call('DELETE', `/v1/customers/${b1.customerId}`)).status).toBe(404);
    expect((await call('GET', `/v1/customers/${a1.customerId}`)).status).toBe(404);
  });

  it('tells in the audit that somebody erased a customer, without the customer', async () => {
    const { body: receipts } = await call('GET', '/v1/erasures');
    const { body: audit } = await call('GET', '/v1/audit');
    const lines = audit.data.filter((line: { subject: string }) => line.subject === receipts.data[0].id).map((line: { action: string }) => line.action);
    expect(lines.sort()).toEqual(['customer.erased', 'customer.read']);
  });
});
