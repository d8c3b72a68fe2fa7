import { readFileSync } from 'node:fs';
import { HostConfigurationError } from '../invocation.ts';
import { Section } from './section.ts';

/**
 * @param change transforms the object before it is read
 * @returns the file's top-level object, or undefined if there is no such file
 * @throws HostConfigurationError naming the file if it is not a JSON object
 */
export function readJsonFile(
  file: string,
  change: (content: Record<string, unknown>) => Record<string, unknown> = (content) => content,
): Section | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new HostConfigurationError(`${file}: can't be read: ${messageOf(error)}`, { cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new HostConfigurationError(`${file}: not JSON: ${messageOf(error)}`, { cause: error });
  }
  return new Section(file, '', isObject(value) ? change(value) : value);
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
