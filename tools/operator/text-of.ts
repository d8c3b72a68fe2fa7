import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';

/** The value of an option or argument that the command needs. @throws UsageError */
export function textOf(given: Given, name: string): string {
  const value = given[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`${name} is missing`);
  return value;
}
