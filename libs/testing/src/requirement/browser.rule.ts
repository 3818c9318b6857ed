import { existsSync } from 'node:fs';

const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/snap/bin'];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The full path of a Chromium browser, where this machine has one. */
export function findChromium(): string | undefined {
  return NAMES.flatMap((name) => FOLDERS.map((folder) => `${folder}/${name}`)).find((path) => existsSync(path));
}
