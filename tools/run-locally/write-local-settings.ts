import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { PreparedStack } from './partner-orders.ts';

/** Writes the settings for Core Tools, with the port that the gateway forwards to. */
export function writeLocalSettings({ settings }: PreparedStack, port: number): { file: string; url: string } {
  const file = join(root, 'local.settings.json');
  const content = { IsEncrypted: false, Values: settings, Host: { LocalHttpPort: port } };
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  return { file, url: `http://127.0.0.1:${port}` };
}
