import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Chromium where a system has it; undefined where there is none. */
export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** It asks nobody else for anything. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ args: FLAGS, ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }) });
}
