import { parseArgs } from 'node:util';
import { coreConfig, environment, loadConfig } from '@rapport/config';
import { VERBS } from './verbs.data.js';

const FLAGS = { json: 'boolean', check: 'boolean', help: 'boolean', url: 'string', key: 'string', customer: 'string', scopes: 'string', expires: 'string', split: 'string', out: 'string', zone: 'string', country: 'string', currency: 'string', urls: 'string', category: 'string', tags: 'string', concurrency: 'string', wait: 'boolean' } as const;

async function help(): Promise<string> {
  const verbs = await Promise.all(Object.values(VERBS).map((load) => load()));
  const lines = verbs.map((verb) => `  rapport ${verb.usage}\n      ${verb.summary}`);
  return ['rapport — the command line of Rapport', '', ...lines, ''].join('\n');
}

async function main(args: string[]): Promise<number> {
  const options = Object.fromEntries(Object.entries(FLAGS).map(([name, type]) => [name, { type }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true, allowNegative: true });
  const [name, ...words] = positionals;
  const load = name !== undefined && Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!load || values['help']) {
    process.stdout.write(await help());
    return name === undefined || values['help'] ? 0 : 2;
  }
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  const json = values['json'] === true;
  const verb = await load();
  return verb.run({
    config: loadConfig(coreConfig, environment()),
    words,
    flags: values,
    say: (line) => (json ? undefined : print(line)),
    data: (value) => (json ? print(JSON.stringify(value, null, 2)) : undefined),
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
