import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * Every TypeScript source below a folder's `apps/*\/src` and `libs/*\/src`.
 *
 * @param {string} base folder that holds `apps` and `libs`
 * @returns {Promise<string[]>} paths relative to it, sorted
 */
export async function sourceFiles(base) {
  const files = [];
  for (const kind of ['apps', 'libs']) {
    const projects = await readdir(join(base, kind), { withFileTypes: true }).catch(() => []);
    for (const project of projects) {
      const src = join(base, kind, project.name, 'src');
      const entries = await readdir(src, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (entry.isFile() && /\.tsx?$/.test(entry.name)) files.push(relative(base, join(entry.parentPath, entry.name)));
      }
    }
  }
  return files.sort();
}
