import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Chromium where a system has it; undefined where there is none. */
export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/**
 * Of each window Chromium loads two pages of its own in advance, for the list below the address: a second of CPU for each
 * window, unless both are off. The others are those of Playwright's list that concern us: the last list given replaces it.
 */
const NO_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** It asks nobody else for anything. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${NO_FEATURES.join(',')}`,
];

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ args: FLAGS, ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }) });
}
