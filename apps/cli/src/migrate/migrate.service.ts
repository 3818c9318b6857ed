import { openPlatform } from '@rapport/standalone/platform';
import { ALL_MIGRATIONS } from '@rapport/standalone/services';
import type { Command, Verb } from '../verb.types.js';

/** Brings the database up to this version. */
export const migrate: Verb = {
  usage: 'migrate [--check] [--json]',
  summary: 'apply what is missing to the database (DATABASE_URL, else the embedded one)',
  async run(command: Command): Promise<number> {
    const platform = await openPlatform(command.config);
    try {
      const pending = await platform.pending(ALL_MIGRATIONS);
      if (command.flags['check']) {
        command.data({ pending });
        command.say(pending.length === 0 ? 'Nothing is missing.' : `Missing: ${pending.join(', ')}`);
        return pending.length === 0 ? 0 : 1;
      }
      const report = await platform.migrate(ALL_MIGRATIONS);
      command.data(report);
      command.say(report.applied.length === 0 ? 'Nothing was missing.' : `Applied: ${report.applied.join(', ')}`);
      return 0;
    } finally {
      await platform.close();
    }
  },
};
