import { join } from 'node:path';
import { HostConfigurationError } from '../invocation.ts';
import { readJsonFile } from './read-json-file.ts';

export interface LocalSettings {
  values: Record<string, string>;
  port: number | undefined;
  /** Paths of the keys that have no effect here. */
  ignored: string[];
}

/**
 * Reads local.settings.json as `func start` does; a missing file is an empty one.
 *
 * @throws HostConfigurationError naming the file and the fault
 */
export function readLocalSettings(scriptRoot: string): LocalSettings {
  const file = join(scriptRoot, 'local.settings.json');
  const root = readJsonFile(file);
  if (!root) return { values: {}, port: undefined, ignored: [] };
  if (root.flag('IsEncrypted') === true) {
    throw new HostConfigurationError(`${file}: "IsEncrypted" is true, but encrypted settings are not supported`);
  }
  const values: Record<string, string> = {};
  for (const [name, value] of root.section('Values').entries()) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw new HostConfigurationError(`${file}: "Values.${name}" must be a string`);
    }
    values[name] = String(value);
  }
  const port = root.section('Host').integer('LocalHttpPort', 0, 65_535);
  return { values, port, ignored: root.unread() };
}
