import { persona, workspaceSettings } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { provisionOffline } from '@rapport/standalone/provision';
import { loadSeed } from '@rapport/standalone/seed';
import { textFlag, type Command, type Verb } from '../verb.types.js';

const USAGE = 'workspace demo | workspace create SLUG NAME [--zone Europe/Berlin] [--country DE] [--currency EUR] [--key KEY] [--json]';

async function requestOf(command: Command) {
  const [action, slug, ...name] = command.words;
  if (action === 'demo') {
    const { workspace, persona: voice } = await loadSeed();
    const { slug: demo, openingHours, ...settings } = workspace;
    return { slug: demo, settings, persona: voice };
  }
  if (action !== 'create' || slug === undefined || name.length === 0) throw new AppError('invalid_input', `Say what to make: rapport ${USAGE}`);
  if (!/^[a-z0-9][a-z0-9-]{0,58}$/.test(slug)) throw new AppError('invalid_input', `"${slug}" is no slug: small letters, digits and hyphens, at most 59.`);
  const settings = workspaceSettings.parse({
    name: name.join(' '),
    timeZone: textFlag(command, 'zone') ?? 'UTC',
    country: textFlag(command, 'country') ?? 'US',
    currency: textFlag(command, 'currency') ?? 'USD',
    accentColor: '#0f766e',
    allowedOrigins: [],
    escalationContact: '',
  });
  return { slug, settings, persona: persona.parse({ name: name.join(' ').slice(0, 80) }) };
}

/** Makes a workspace straight in the database, before any service runs. */
export const workspace: Verb = {
  usage: USAGE,
  summary: 'make a workspace (or the demo one) in the database; prints its admin key once',
  async run(command: Command): Promise<number> {
    const adminKey = textFlag(command, 'key') ?? command.config.RAPPORT_ADMIN_KEY;
    const made = await provisionOffline(command.config, { ...(await requestOf(command)), ...(adminKey === undefined ? {} : { adminKey }) });
    command.data(made);
    command.say(made.created ? 'Made.' : 'It was there already.');
    if (made.adminKey !== null) command.say(`Admin key, shown only now: ${made.adminKey}`);
    return 0;
  },
};
