import type { Given } from '../command-line/program.ts';
import { resolveHere } from '../command-line/resolve-here.ts';
import { textOf } from './text-of.ts';

/** The path of a file that a command was given. @throws UsageError if it is not given */
export const pathIn = (given: Given, name: string, environment = process.env): string =>
  resolveHere(textOf(given, name), environment);
