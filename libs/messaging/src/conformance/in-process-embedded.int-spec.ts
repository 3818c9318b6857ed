import { openEmbedded } from '@rapport/database';
import { defineConformance } from './conformance.definition.js';
import { inProcessStage, migrate } from './stage.factory.js';

defineConformance('in process on the embedded database', async () => {
  const database = await openEmbedded({});
  await migrate(database);
  return inProcessStage(database, () => database.close());
});
