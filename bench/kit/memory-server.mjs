// A process of the memory service that fills no tables: recalls for customers in turn and remembers now and then, then says that it is done and waits.
import { question } from './memory-texts.mjs';
import { memoryOf, openMemory } from './memory-service.mjs';

process.once('message', async ({ url, workspaceId, customers, times }) => {
  const memory = memoryOf(await openMemory(url));
  for (let index = 0; index < times; index += 1) await memory.recall(workspaceId, customers[index % customers.length], question(index));
  process.send('done');
});
