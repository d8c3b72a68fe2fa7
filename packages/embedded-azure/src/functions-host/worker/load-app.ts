import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HostConfigurationError } from '../invocation.ts';
import { textOfFault } from '../text-of-fault.ts';

/**
 * Loads the files in the `main` of package.json, one after the other: a path or a glob, CJS or ESM.
 *
 * @throws HostConfigurationError if there is no main, nothing matches, or a file throws
 */
export async function loadApp(scriptRoot: string): Promise<void> {
  const manifest = resolve(scriptRoot, 'package.json');
  const pattern = readMain(manifest);
  const files = globSync(pattern, { cwd: scriptRoot }).sort();
  if (files.length === 0) throw new HostConfigurationError(`${manifest}: no file matches "main": "${pattern}"`);
  for (const file of files) {
    const path = resolve(scriptRoot, file);
    try {
      await import(pathToFileURL(path).href);
    } catch (error) {
      throw new HostConfigurationError(`${path}: the app throws while it loads: ${firstLine(error)}`, { cause: error });
    }
  }
}

function readMain(manifest: string): string {
  let text: string;
  try {
    text = readFileSync(manifest, 'utf8');
  } catch (error) {
    throw new HostConfigurationError(`${manifest}: can't be read: ${firstLine(error)}`, { cause: error });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new HostConfigurationError(`${manifest}: not JSON: ${firstLine(error)}`, { cause: error });
  }
  const main = typeof parsed === 'object' && parsed !== null && 'main' in parsed ? parsed.main : undefined;
  if (typeof main === 'string' && main !== '') return main;
  throw new HostConfigurationError(
    `${manifest}: "main" is missing; it names the file or glob that registers functions`,
  );
}

function firstLine(error: unknown): string {
  const message = textOfFault(error);
  return message.split('\n', 1)[0] ?? '';
}
