import { API_SCOPES, type KeyCreated, type KeyView } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Server } from '../call/server.adapter.js';
import { textFlag, type Command, type Verb } from '../verb.types.js';

function line(key: KeyView): string {
  const state = key.revokedAt ? 'revoked' : key.expiresAt ? `until ${key.expiresAt.slice(0, 10)}` : 'no expiry';
  return `${key.id}  …${key.lastFour}  ${key.name}  ${key.scopes.join(',')}  ${state}`;
}

/** Lists, makes and revokes API keys. */
export const keys: Verb = {
  usage: 'keys list | keys create NAME --scopes a,b [--expires 2027-01-31T00:00:00.000Z] | keys revoke ID [--json]',
  summary: 'list, create and revoke API keys; a key is shown once',
  async run(command: Command): Promise<number> {
    const server = await Server.find(command.config, { url: textFlag(command, 'url'), key: textFlag(command, 'key') });
    const [action = 'list', subject] = command.words;
    if (action === 'list') {
      const page = await server.call<{ data: KeyView[] }>('GET', '/v1/keys');
      command.data(page.data);
      for (const key of page.data) command.say(line(key));
      return 0;
    }
    if (subject === undefined) throw new AppError('invalid_input', `Say which: rapport ${keys.usage}`);
    if (action === 'revoke') {
      await server.call('DELETE', `/v1/keys/${encodeURIComponent(subject)}`);
      command.say('Revoked.');
      return 0;
    }
    if (action !== 'create') throw new AppError('invalid_input', `There is no "keys ${action}". ${keys.usage}`);
    const scopes = textFlag(command, 'scopes')?.split(',');
    if (!scopes) throw new AppError('invalid_input', `Name its rights with --scopes: ${API_SCOPES.join(', ')}`);
    const created = await server.call<KeyCreated>('POST', '/v1/keys', { name: subject, scopes, expiresAt: textFlag(command, 'expires') ?? null });
    command.data(created);
    command.say(`${created.key ?? ''}\nThis is the only time that the key is shown.`);
    return 0;
  },
};
