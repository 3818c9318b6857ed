import { openPostgres } from '@rapport/database';
import { describeWith, startPostgres } from '@rapport/testing';
import { defineConformance } from './conformance.definition.js';
import { inProcessStage, migrate } from './stage.factory.js';

describeWith('postgres', 'transport', () => {
  defineConformance('in process [postgres]', async () => {
    const server = await startPostgres();
    const database = await openPostgres({ url: await server.createDatabase(), poolSize: 16 });
    await migrate(database);
    return inProcessStage(database, async () => {
      await database.close();
      await server.stop();
    });
  });
});
