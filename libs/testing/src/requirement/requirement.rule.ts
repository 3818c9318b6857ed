import { testRequirements, type TestRequirement } from '@rapport/config';
import { postgresAvailable } from '../postgres/postgres-binaries.rule.js';
import { redisAvailable } from '../redis/redis-server.factory.js';
import { findChromium } from './browser.rule.js';

interface TestGlobals {
  readonly describe: { (name: string, block: () => void): void; skip(name: string, block: () => void): void };
  readonly it: (name: string, test: () => void) => void;
}

const AVAILABLE: Record<TestRequirement, () => boolean> = {
  postgres: postgresAvailable,
  redis: redisAvailable,
  chromium: () => findChromium() !== undefined,
};

/**
 * The one way to leave tests out: a `describe` whose tests need something of the machine. Without it they are reported as
 * skipped; where `RAPPORT_REQUIRE` names it, its absence fails.
 *
 * @param kind what they need: Postgres with pgvector, a Redis server, or a Chromium browser
 * @param name the name of the block
 * @param block as of Jest's `describe`
 */
export function describeWith(kind: TestRequirement, name: string, block: () => void): void {
  // Jest's globals, since importing its module would tie everything here to a test run.
  const { describe, it } = globalThis as unknown as TestGlobals;
  if (AVAILABLE[kind]()) {
    describe(name, block);
  } else if (testRequirements().has(kind)) {
    describe(name, () => {
      it(`needs ${kind}`, () => {
        throw new Error(`RAPPORT_REQUIRE demands ${kind}, and this machine has none.`);
      });
    });
  } else {
    describe.skip(`${name} (needs ${kind})`, block);
  }
}
