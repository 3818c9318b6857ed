import type { Verb } from '../verb.types.js';
import { checksFor } from './checks.data.js';

/** Looks at everything that Rapport needs and says the mend of what is wrong. */
export const doctor: Verb = {
  usage: 'doctor [--json]',
  summary: 'check Node, folders, database, Redis, the server and the models',
  async run(command) {
    const results = [];
    for (const { name, check } of checksFor(command.config)) {
      const found = await check(command.config).catch((error: unknown) => ({ state: 'bad' as const, text: error instanceof Error ? error.message : String(error) }));
      results.push({ name, ...found });
      command.say(`${{ ok: 'ok  ', info: '-   ', bad: 'FAIL' }[found.state]} ${name}: ${found.text}`);
    }
    command.data(results);
    return results.some((result) => result.state === 'bad') ? 1 : 0;
  },
};
