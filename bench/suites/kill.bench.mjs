// Messages and turns while processes are killed. Customers write and repeat, under the same idempotency key, what was not acknowledged; parts of the
// product are ended with SIGKILL at random moments and started again; in the end what was acknowledged and seen is compared with the database:
// nothing lost, doubled or out of order, no second reply, every turn ended. Ends with an error when one of these is broken.
//
//   npm run bench -- kill --mode embedded [--turns 500] [--kills 20] [--conversations 25] [--seed 7]     one process on the embedded database
//   npm run bench -- kill --mode services [--turns 1000] [--rounds 2] [--conversations 100] [--seed 7]  each service, Postgres and Redis
import { coreConfig, loadConfig } from '@rapport/config';
import { persona, SERVICES } from '@rapport/contracts';
import { openEmbeddedStage, openServicesStage, reportOf, runKills } from '@rapport/testing';
import { provisionOffline } from '../../apps/standalone/dist/provision-offline.service.js';

const say = (line) => process.stderr.write(`${line}\n`);

/** Makes a workspace in an empty database. */
function provision(env, adminKey) {
  const settings = { name: 'Shop', timeZone: 'UTC', country: 'US', currency: 'USD', accentColor: '#0f766e', allowedOrigins: [], escalationContact: 'Ana' };
  return provisionOffline(loadConfig(coreConfig, env), { slug: 'shop', settings, persona: persona.parse({ name: 'Kim' }), adminKey });
}

const MODES = {
  embedded: ({ turns = 500, kills = 20, conversations = 25 }) => ({
    open: () => openEmbeddedStage(),
    run: { turns: Number(turns), conversations: Number(conversations), workers: 6, victims: Array(Number(kills)).fill('process'), downMs: [0, 500] },
  }),
  // Each round strikes every service, Redis and Postgres once; Redis is emptied in the first.
  services: ({ turns = 1_000, rounds = 2, conversations = 100 }) => ({
    open: () => openServicesStage({ services: SERVICES, provision }),
    run: {
      turns: Number(turns), conversations: Number(conversations), workers: 8, downMs: [500, 3_000],
      victims: [...Array.from({ length: Number(rounds) }, () => [...SERVICES, 'redis', 'postgres']).flat(), 'redis emptied'],
    },
  }),
};

export async function run({ args }) {
  const mode = MODES[args.mode ?? 'embedded'];
  if (!mode) throw new Error(`--mode is one of ${Object.keys(MODES).join(', ')}`);
  const seed = Number(args.seed ?? 7);
  const { open, run: options } = mode(args);
  const stage = await open();
  try {
    const report = reportOf(await runKills({ ...options, stage, seed, progress: say }), stage, seed);
    if (!report.held) process.exitCode = 1;
    return { mode: args.mode ?? 'embedded', ...report };
  } finally {
    await stage.close();
  }
}
