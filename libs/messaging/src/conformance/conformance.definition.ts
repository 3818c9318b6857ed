import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { defineCrash } from './crash.definition.js';
import { defineOrder } from './order.definition.js';
import { defineRequests } from './request.definition.js';
import { defineRetry } from './retry.definition.js';
import type { Stage } from './stage.types.js';
import { defineTakeover } from './takeover.definition.js';
import { defineUpkeep } from './upkeep.definition.js';
import { World } from './world.double.js';

/**
 * The one suite that every transport must pass.
 *
 * @param title names the stage; what it needs stands in brackets, `[postgres]`
 * @param open opens the stage, migrated
 * @param more further cases of this stage
 */
export function defineConformance(title: string, open: () => Promise<Stage>, more?: (the: { world: World }) => void): void {
  describe(title, () => {
    const the = {} as { world: World };
    beforeAll(async () => {
      the.world = await World.on(await open());
    }, 60_000);
    afterEach(() => the.world.reset(), 30_000);
    afterAll(() => the.world.close(), 30_000);
    describe('order and effects', () => defineOrder(the));
    describe('retries', () => defineRetry(the));
    describe('takeover', () => defineTakeover(the));
    describe('crashes', () => defineCrash(the));
    describe('requests and live topics', () => defineRequests(the));
    describe('table and client', () => defineUpkeep(the));
    if (more) describe('broker', () => more(the));
  });
}
