// Writes .env.example from the settings schema, so that every variable is explained exactly once, in libs/config.
//
//   node tools/env-example.mjs           writes it
//   node tools/env-example.mjs --check   fails when it would change
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './gates/root.mjs';

const { coreConfig } = await import(join(root, 'libs/config/dist/index.js'));
const { gatewayConfig } = await import(join(root, 'apps/gateway/dist/gateway.config.js'));
const { memoryConfig } = await import(join(root, 'apps/memory/dist/memory.config.js'));

function entry([name, schema]) {
  const fallback = schema.def?.type === 'default' ? schema.def.defaultValue : undefined;
  return `# ${schema.description ?? ''}\n${fallback === undefined ? `# ${name}=` : `${name}=${fallback}`}\n`;
}

const section = (config) => Object.entries(config.shape).map(entry).join('\n');
export const text = `# Settings of Rapport. All are optional: without any of them everything runs in one process.\n\n${section(coreConfig)}\n# --- The public door (gateway) ---\n\n${section(gatewayConfig)}\n# --- Memory ---\n\n${section(memoryConfig)}`;
const file = join(root, '.env.example');

if (import.meta.filename === process.argv[1]) {
  if (process.argv.includes('--check')) {
    if ((await readFile(file, 'utf8')) !== text) throw new Error('.env.example is not what libs/config says; run node tools/env-example.mjs');
  } else await writeFile(file, text);
}
