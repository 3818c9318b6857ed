import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { customerResolve, type Envelope, importAppend, importRead, importRun } from '@rapport/contracts';
import { type DatabasePlatform, openEmbedded } from '@rapport/database';
import { type CrashPoint, ProcessGone } from '@rapport/messaging';
import { answer, type House, type HouseOptions, openHouse } from '@rapport/service-host';
import { eventually } from '@rapport/testing';
import { memoryService } from '../memory.definition.js';

/** Two slices and a part of one. */
const LINES = 47;
const LIMIT_MS = 240_000;
const PATIENCE = { withinMs: 120_000, everyMs: 20 };

let database: DatabasePlatform;
let houses: House[];
let at: Envelope;

beforeEach(async () => {
  houses = [];
  database = await openEmbedded({});
}, LIMIT_MS);
afterEach(async () => {
  for (const house of houses) await house.close();
  await database.close();
}, LIMIT_MS);

/** One life of the process on a database that outlives it. Customers have the same ids in each. */
async function live(crashAt: NonNullable<HouseOptions['crashAt']>): Promise<House> {
  const answers = [
    answer(customerResolve, async ({ customers }) => ({
      results: customers.map(({ externalId = '' }) => ({ customerId: `00000000-0000-4000-8000-${externalId.padStart(12, '0')}`, refused: null })),
    })),
  ];
  const house = await openHouse({ services: [memoryService], answers, database, crashAt });
  houses.push(house);
  return house;
}

const line = (number: number): string =>
  JSON.stringify({
    customer: { externalId: String(number % 5) }, channel: 'email', externalId: `t${number}`,
    messages: [{ role: 'customer', text: `I like number ${number}.`, time: '2025-01-01T00:00:00Z', externalId: `q${number}` }],
  });

function rows<Row>(house: House, sql: string): Promise<Row[]> {
  const unit = house.unitOfWork('memory');
  return unit.run({ workspaceId: at.workspaceId, customer: 'all' }, () => unit.query<Row>(sql));
}

describe('an import whose process is killed', () => {
  const points: readonly (readonly [CrashPoint, number])[] = [
    ['work.claimed', 1], ['work.before-effect', 1], ['work.marked', 2], ['work.written', 1], ['work.written', 3], ['work.committed', 1], ['work.committed', 2], ['send.inserted', 2], ['send.committed', 2],
  ];

  it.each(points)('at %s, the %d. time, loses and doubles no line', async (point, time) => {
    let reached = 0;
    const first = await live((where, message) => {
      if (where !== point || message !== importRun.name) return;
      reached += 1;
      if (reached >= time) throw new ProcessGone(point);
    });
    at = first.envelope();
    const lines = [...Array.from({ length: LINES }, (_, number) => line(number)), 'nonsense'];
    const { id } = await first.ask(importAppend, { firstLine: 1, lines, last: true }, at);
    await eventually(async () => (reached >= time ? true : undefined), 'the kill', PATIENCE);
    first.transport.vanish();

    const second = await live(() => undefined);
    const done = await eventually(async () => {
      const view = await second.ask(importRead, { importId: id }, at);
      return view.state === 'done' ? view : undefined;
    }, 'the import', PATIENCE);
    expect(done).toMatchObject({ lines: { total: LINES + 1, done: LINES, refused: 1 }, exchanges: { added: LINES, known: 0 }, refused: [{ line: LINES + 1 }] });
    const remembered = await rows<{ content: string; vectors: number }>(
      second, 'select i.content, (select count(*)::int from ai.user_interaction_embeddings e where e.interaction_id = i.id) as vectors from ai.user_interactions i',
    );
    expect(remembered.map(({ content, vectors }) => `${content} ${vectors}`).sort()).toEqual(Array.from({ length: LINES }, (_, number) => `I like number ${number}. 1`).sort());
    expect(await rows(second, 'select 1 from ai.import_lines')).toEqual([]);
  }, LIMIT_MS);
});
