// The memory service on a Postgres, in this process, with counters of what it asks of the database and of the models.
import { randomUUID } from 'node:crypto';
import { coreConfig, loadConfig } from '@rapport/config';
import { memoryRecall } from '@rapport/contracts';
import { openPostgres, UnitOfWork } from '@rapport/database';
import { EmbeddingModel } from '@rapport/llm';
import { memoryService } from '@rapport/memory/service';
import { createInProcessTransport } from '@rapport/messaging';
import { runInContext } from '@rapport/observability';
import { createRuntime, migrationSetsOf, openService } from '@rapport/service-host';
import { PrepareService } from '../../apps/memory/dist/learn/prepare.service.js';
import { RememberService } from '../../apps/memory/dist/learn/remember.service.js';

/** The service on a server. */
export async function openMemory(url) {
  const env = { RAPPORT_LOG_LEVEL: 'silent', RAPPORT_MEMORY_LIVE: '100000' };
  const database = await openPostgres({ url, poolSize: 16 });
  await database.migrate(migrationSetsOf([memoryService]));
  let transport;
  const runtime = await createRuntime({ config: loadConfig(coreConfig, env), env, database, transport: (logger) => (transport = createInProcessTransport({ logger })) });
  const service = await openService(memoryService, runtime);
  await service.start();
  const counts = { statements: 0, embeddings: 0, chats: 0 };
  count(service.get(UnitOfWork), 'query', () => (counts.statements += 1));
  count(service.get(EmbeddingModel), 'embed', () => (counts.embeddings += 1));
  for (const call of ['complete', 'stream']) count(runtime.models.chat, call, () => (counts.chats += 1));
  const close = async () => {
    await transport.close();
    await service.close();
    await database.close();
  };
  return { service, counts, close };
}

function count(target, method, note) {
  const original = target[method].bind(target);
  target[method] = (...given) => {
    note();
    return original(...given);
  };
}

export function memoryOf({ service, counts }) {
  const [prepare, remember, unit] = [service.get(PrepareService), service.get(RememberService), service.get(UnitOfWork)];
  const envelope = (workspaceId, customer) => ({ requestId: randomUUID(), workspaceId, customer, actor: { kind: 'system', id: 'bench' } });
  return {
    counts,
    recall: (workspaceId, customer, query) =>
      runInContext(envelope(workspaceId, customer), () => service.transport.messenger.request(memoryRecall, { query, limit: 5, exceptLast: 0 })),
    async remember(workspaceId, customerId, told) {
      const [prepared] = await prepare.prepare([{ ...told, customerId }]);
      await unit.run({ workspaceId, customer: customerId }, () => remember.remember(workspaceId, prepared));
    },
    /** Many exchanges of one customer in one transaction: only to fill the tables. */
    async fill(workspaceId, customerId, told) {
      const prepared = await prepare.prepare(told.map((one) => ({ ...one, customerId })));
      await unit.run({ workspaceId, customer: customerId }, async () => {
        for (const one of prepared) await remember.remember(workspaceId, one);
      });
    },
  };
}
