import { type Browser, chromium } from 'playwright-core';

const ARGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Starts the browser of this machine. @param path of its program */
export function openChromium(path: string | undefined): Promise<Browser> {
  if (path === undefined) throw new Error('there is no Chromium on this machine');
  return chromium.launch({ executablePath: path, args: ARGS });
}
