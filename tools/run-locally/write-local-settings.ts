import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import type { PreparedStack } from './partner-orders.ts';

/** Settings that a developer may change: they hold no address and no identity of the stack. */
const PREFERENCES = /^(AzureFunctionsJobHost__|GATEWAY_REQUIRED$|LOG_VERBOSE$|TELEMETRY_INTERVAL_MS$)/;

interface LocalSettings {
  Values?: Record<string, unknown>;
  Host?: Record<string, unknown>;
}

/**
 * Writes the settings for Core Tools, with the port that the gateway forwards to. Additions of the developer stay: only
 * addresses and identities of the stack are replaced.
 *
 * @throws UsageError if the existing file can't be read; it then stays unchanged
 */
export function writeLocalSettings({ settings }: PreparedStack, port: number): { file: string; url: string } {
  const file = join(root, 'local.settings.json');
  const { Values: kept = {}, Host: host = {}, ...rest } = readWhatIsThere(file);
  const preferences = Object.fromEntries(Object.entries(kept).filter(([name]) => PREFERENCES.test(name)));
  const content = {
    IsEncrypted: false,
    ...rest,
    Values: { ...kept, ...settings, ...preferences },
    Host: { ...host, LocalHttpPort: port },
  };
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  return { file, url: `http://127.0.0.1:${port}` };
}

function readWhatIsThere(file: string): LocalSettings & Record<string, unknown> {
  if (!existsSync(file)) return {};
  const refuse = (fault: string) =>
    new UsageError(`${file} ${fault}: correct it, or delete it to have it written again`);
  let content: unknown;
  try {
    // Windows editors put a byte order mark before the text.
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw refuse(`is not JSON (${error instanceof Error ? error.message : error})`);
  }
  if (!isObject(content)) throw refuse('holds no JSON object');
  const { IsEncrypted, Values, Host } = content;
  if (IsEncrypted === true) throw refuse('is encrypted; run func settings decrypt');
  for (const [name, section] of Object.entries({ Values, Host })) {
    if (section !== undefined && !isObject(section)) throw refuse(`has a ${name} that is no object`);
  }
  const wrong = Object.entries(Values ?? {}).find(([, value]) => typeof value !== 'string');
  if (wrong !== undefined) throw refuse(`has a Values.${wrong[0]} that is no string`);
  return content;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
