import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportView } from '@rapport/contracts';
import { type Answer, type Caller, callerOf, dice, eventually, openEmbeddedStage, pause, reportOf, runKills } from '@rapport/testing';

// Starts take seconds where others need the machine too: patience costs nothing where it is quiet.
const LONG_MS = 600_000;
const SEED = 7;

let stage: Awaited<ReturnType<typeof openEmbeddedStage>>;
let staff: Caller;

beforeAll(async () => {
  stage = await openEmbeddedStage();
  staff = callerOf(stage.url, stage.key, 60_000);
}, LONG_MS);
afterAll(() => stage.close(), LONG_MS);

/** Says the same under the same key until it is heard. */
function insist(call: () => Promise<Answer>): Promise<Answer> {
  return eventually(async () => {
    const answer = await call();
    return answer.status < 300 ? answer : undefined;
  }, 'an answer', { withinMs: LONG_MS });
}

async function killSoon(random: () => number, longestMs: number): Promise<void> {
  await pause(random() * longestMs);
  await stage.program.kill();
  await stage.program.start();
}

describe('one process that is killed', () => {
  it('loses, doubles and swaps nothing, answers once and ends every turn', async () => {
    const run = await runKills({ stage, turns: 40, conversations: 6, workers: 3, victims: ['process', 'process', 'process'], downMs: [0, 500], seed: SEED, watched: 3 });
    expect(reportOf(run, stage, SEED)).toMatchObject({ killsInAll: 3, faults: [], held: true });
    expect(run.turnsSeen).toBeGreaterThanOrEqual(40);
  }, LONG_MS);

  it('finishes an import that was cut short, with no line lost or doubled', async () => {
    const random = dice(SEED);
    const conversations = Array.from({ length: 100 }, (_, index) =>
      JSON.stringify({
        customer: { externalId: `imported-${index % 25}` }, channel: 'live_chat', externalId: `past-${index}`,
        messages: [
          { role: 'customer', text: `Is table ${index} free on Friday?`, time: '2025-11-21T10:00:00Z', externalId: `asked-${index}` },
          { role: 'assistant', text: `Table ${index} is free on Friday.`, time: '2025-11-21T10:01:00Z', externalId: `said-${index}` },
        ],
      }),
    );
    const body = [...conversations, 'no line at all'].join('\n');
    const send = (): Promise<Answer> => staff('POST', '/v1/imports/conversations', body, { 'content-type': 'application/jsonl', 'idempotency-key': 'the-import' });
    const [{ body: accepted }] = await Promise.all([insist(send), killSoon(random, 100)]);
    for (let kills = 0; kills < 3; kills += 1) await killSoon(random, 1_500);
    const done = await eventually(async () => {
      const { body: seen } = (await staff('GET', `/v1/imports/${accepted.id}`)) as { body: ImportView };
      return seen.state === 'done' ? seen : undefined;
    }, 'the import', { withinMs: LONG_MS });
    expect(done).toMatchObject({ lines: { total: 101, done: 100, refused: 1 }, refused: [{ line: 101 }] });
    // Known are those that an upload whose answer was lost had brought in already.
    expect(done.exchanges.added + done.exchanges.known).toBe(100);
    const remembered = await stage.read((run) => run<{ content: string }>(`select content from ai.user_interactions where source = 'import'`));
    expect(remembered.map(({ content }) => content).sort()).toEqual(Array.from({ length: 100 }, (_, index) => `Is table ${index} free on Friday?`).sort());
  }, LONG_MS);

  it('starts although an article of the demo was deleted', async () => {
    const { body } = await staff('GET', '/v1/documents?limit=1');
    expect((await staff('DELETE', `/v1/documents/${body.data[0].id}`)).status).toBe(200);
    await stage.program.stop();
    await stage.program.start();
    expect((await staff('GET', `/v1/documents/${body.data[0].id}`)).status).toBe(404);
  }, LONG_MS);
});
