import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file in which the demo workspace's admin key lies; only its owner may read it. */
export function adminKeyFile(dataDir: string): string {
  return join(dataDir, 'admin-key');
}

/**
 * The admin key: the given one, else that of an earlier start, else a new one. It always lies in the file afterwards.
 *
 * @param dataDir the data folder; made when it is missing
 * @param given the key that the settings name
 */
export async function ensureAdminKey(dataDir: string, given: string | undefined): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = adminKeyFile(dataDir);
  const kept = await readFile(file, 'utf8').then((text) => text.trim(), () => '');
  const key = given ?? (kept === '' ? `rk_${randomBytes(32).toString('base64url')}` : kept);
  if (key !== kept) await writeFile(file, `${key}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return key;
}
