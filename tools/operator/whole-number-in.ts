import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';

interface Range {
  least?: number;
  most: number;
}

/** Reads an option that is a whole number; undefined if it is not given. @throws UsageError */
export function wholeNumberIn(given: Given, name: string, { least = 1, most }: Range): number | undefined {
  const text = given[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d{1,15}$/.test(String(text)) || number < least || number > most) {
    throw new UsageError(`--${name} ${text}: must be a whole number from ${least} to ${most}`);
  }
  return number;
}
