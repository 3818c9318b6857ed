import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { datasetNightly, type Envelope, trainingPage, type WorkspaceProfile, workspaceRead } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { answer, type House, openHouse } from '@rapport/service-host';
import { fineTuningService } from '../fine-tuning.definition.js';

const HOUR_MS = 3_600_000;

const PROFILE: Omit<WorkspaceProfile, 'id'> = {
  slug: 'teppan', name: 'Teppan & Co', timeZone: 'America/New_York', country: 'US', currency: 'USD', accentColor: '#b3261e', allowedOrigins: [], escalationContact: 'Maya',
  persona: { name: 'Kenji', expertise: '', methodology: '', style: '', tone: 'warm', severity: 3, mode: 'assistant', greeting: 'Welcome!', exampleQuestions: [] },
};

let house: House;
let envelope: Envelope;
let asked: () => Promise<{ examples: []; nextCursor: null }>;

beforeAll(async () => {
  house = await openHouse({
    services: [fineTuningService],
    answers: [answer(workspaceRead, async (_, { scope }) => ({ ...PROFILE, id: scope.workspaceId })), answer(trainingPage, () => asked())],
  });
});
afterAll(() => house.close());
beforeEach(() => {
  envelope = house.envelope({ workspaceId: randomUUID(), customer: 'all' });
  asked = async () => ({ examples: [], nextCursor: null });
});

const door = () => house.service('fine-tuning').database.door;

/** A night that is due, after so many tries. */
async function night(tries: number): Promise<void> {
  const { workspaceId } = envelope;
  await house.within(envelope, () =>
    house.unitOfWork('fine-tuning').run({ workspaceId, customer: 'all' }, () =>
      house.messenger('fine-tuning').send(datasetNightly, { workspaceId }, { lane: `nightly:${workspaceId}`, delayMs: 60_000 }),
    ),
  );
  await door().query('update messaging.deliveries set attempts = $2, due_at = clock_timestamp() where workspace_id = $1', [workspaceId, tries]);
  await house.settle();
}

function nights(): Promise<{ state: string; ahead_ms: number }[]> {
  return door().query(
    'select state, extract(epoch from due_at - clock_timestamp())::float8 * 1000 as ahead_ms from messaging.deliveries where workspace_id = $1 order by id',
    [envelope.workspaceId],
  );
}

describe('nightly datasets', () => {
  it('plan the next night', async () => {
    await night(0);
    const [done, next] = await nights();
    expect([done?.state, next?.state]).toEqual(['done', 'pending']);
    expect(next?.ahead_ms).toBeLessThanOrEqual(25 * HOUR_MS);
  });

  it.each<[string, number, () => Promise<never>]>([
    ['after seven tries that failed', 7, () => Promise.reject(new Error('broken'))],
    ['after a fault that trying again cannot mend', 0, () => Promise.reject(new AppError('forbidden', 'no right to it'))],
  ])('go on an hour later %s', async (_when, tries, fault) => {
    asked = fault;
    await night(tries);
    const [done, next] = await nights();
    expect([done?.state, next?.state]).toEqual(['done', 'pending']);
    expect(next?.ahead_ms).toBeGreaterThan(HOUR_MS / 2);
    expect(next?.ahead_ms).toBeLessThanOrEqual(HOUR_MS);
  });
});
