import { environment } from '@rapport/config';
import { announce, progressLine } from './announce.rule.js';
import { prepareInChild, prepareNow, PREPARE } from './prepare.service.js';
import { startStandalone } from './standalone.service.js';

// On a terminal people want the addresses, not a line for each request; a level that was set wins.
const env = { RAPPORT_LOG_LEVEL: 'warn', ...environment() };
const write = (text: string): void => void process.stdout.write(text);

try {
  if (process.argv[2] === PREPARE) {
    await prepareNow(env);
    process.exit(0);
  }
  await prepareInChild(env, () => write('Preparing the database (once) …\n'));
  const product = await startStandalone(env, (done, total) => write(progressLine(done, total, process.stdout.isTTY)));
  write(announce(product));
  let ending = false;
  const end = (): void => {
    // A second Ctrl-C does not wait any longer.
    if (ending) process.exit(1);
    ending = true;
    write('\nStopping …\n');
    setTimeout(() => process.exit(1), 25_000).unref();
    void product.close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
} catch (error) {
  process.stderr.write(`\nRapport could not start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
