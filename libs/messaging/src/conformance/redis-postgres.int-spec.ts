import { openPostgres } from '@rapport/database';
import { describeWith, startPostgres, startRedis } from '@rapport/testing';
import { defineBroker } from './broker.definition.js';
import { defineConformance } from './conformance.definition.js';
import { migrate, redisStage } from './stage.factory.js';

describeWith('postgres', 'transport', () => {
  describeWith('redis', 'over Redis', () => {
    defineConformance(
      'BullMQ [redis] [postgres]',
      async () => {
        const [server, redis] = await Promise.all([startPostgres(), startRedis()]);
        const database = await openPostgres({ url: await server.createDatabase(), poolSize: 24 });
        await migrate(database);
        return redisStage(database, redis, async () => {
          await database.close();
          await Promise.all([server.stop(), redis.stop()]);
        });
      },
      defineBroker,
    );
  });
});
