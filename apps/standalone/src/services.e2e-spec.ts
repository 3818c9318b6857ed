import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { coreConfig, loadConfig } from '@rapport/config';
import { persona, SERVICES } from '@rapport/contracts';
import { callerOf, describeWith, openServicesStage, reportOf, runKills, type ServicesStage } from '@rapport/testing';
import { provisionOffline } from './provision-offline.service.js';

// Starts take seconds where others need the machine too: patience costs nothing where it is quiet.
const LONG_MS = 900_000;
const SEED = 7;

describeWith('postgres', 'services as separate processes [postgres]', () => describeWith('redis', 'and [redis]', () => {
  let stage: ServicesStage;

  beforeAll(async () => {
    stage = await openServicesStage({
      services: SERVICES,
      provision: (env, adminKey) =>
        provisionOffline(loadConfig(coreConfig, env), {
          slug: 'shop',
          settings: { name: 'Shop', timeZone: 'UTC', country: 'US', currency: 'USD', accentColor: '#0f766e', allowedOrigins: [], escalationContact: 'Ana' },
          persona: persona.parse({ name: 'Kim' }),
          adminKey,
        }),
    });
  }, LONG_MS);
  afterAll(() => stage.close(), LONG_MS);

  it('lose, double and swap nothing, answer once and end every turn when they, Redis and Postgres are killed', async () => {
    const victims = ['gateway', 'conversation', 'knowledge', 'redis', 'redis emptied', 'postgres'];
    const run = await runKills({ stage, turns: 60, conversations: 8, workers: 4, victims, downMs: [500, 1_500], seed: SEED, watched: 3 });
    expect(reportOf(run, stage, SEED)).toMatchObject({ killsInAll: victims.length, faults: [], held: true });
    expect(run.turnsSeen).toBeGreaterThanOrEqual(60);
  }, LONG_MS);

  it('answer from a document afterwards', async () => {
    const staff = callerOf(stage.url, stage.key);
    const { body: conversation } = await staff('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: 'one' }, reuse: false });
    const answer = await staff('POST', `/v1/conversations/${conversation.id}/messages?wait=reply`, { text: 'How much does the Zephyr terrace cost?' });
    expect(answer.body).toMatchObject({ status: 'answered', reply: { citations: [{ title: 'Terrace' }] } });
    expect(answer.body.reply.text).toContain('$310');
  }, LONG_MS);
}));
