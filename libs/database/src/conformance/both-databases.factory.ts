import { afterAll, beforeAll, describe } from '@jest/globals';
import { describeWith, startPostgres, type TestPostgres } from '@rapport/testing';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../embedded/open-embedded.factory.js';
import { prepareTemplate } from '../embedded/prepare-template.factory.js';
import { openPostgres } from '../postgres/open-postgres.factory.js';
import { type House, houseMigrations, openHouse } from './conformance-house.factory.js';

/** Folder in which the specs keep the templates of embedded databases. */
export const TEMPLATES = join(tmpdir(), 'rapport-database-templates');

/**
 * Runs the same cases on the embedded database and on Postgres.
 *
 * @param cases gets a function that gives the open house from `beforeAll` on
 */
export function onBothDatabases(cases: (house: () => House) => void): void {
  const reports: string[] = [];
  const report = (what: string): void => void reports.push(what);
  let house: House | undefined;
  const current = (): House => {
    if (house === undefined) throw new Error('The house is opened in beforeAll.');
    return house;
  };

  describe('embedded', () => {
    beforeAll(async () => {
      const template = await prepareTemplate({ cacheDir: TEMPLATES, sets: houseMigrations });
      house = await openHouse(await openEmbedded({ template, report }), reports);
    }, 120_000);
    afterAll(() => current().platform.close());
    cases(current);
  });

  describeWith('postgres', 'on Postgres', () => {
    let server: TestPostgres | undefined;
    beforeAll(async () => {
      server = await startPostgres();
      house = await openHouse(await openPostgres({ url: await server.createDatabase(), poolSize: 8, report }), reports);
    }, 120_000);
    afterAll(async () => {
      await house?.platform.close();
      await server?.stop();
    });
    cases(current);
  });
}
