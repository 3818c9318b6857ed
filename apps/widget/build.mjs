// Bundles the widget to one script and puts the chat page beside it. Fails when the script outgrows what a host page should carry.
import { cp, mkdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const MAX_GZIP_BYTES = 50_000;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export async function build() {
  await mkdir(at('dist'), { recursive: true });
  await esbuild.build({
    entryPoints: [at('src/main.ts')],
    outfile: at('dist/widget.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2020', 'safari15'],
    conditions: ['@rapport/source'],
    loader: { '.css': 'text' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  await cp(at('src/page/index.html'), at('dist/index.html'));
  const bytes = gzipSync(await readFile(at('dist/widget.js'))).length;
  if (bytes > MAX_GZIP_BYTES) throw new Error(`The widget is ${bytes} bytes gzipped; at most ${MAX_GZIP_BYTES}.`);
}
