import { resolve } from 'node:path';
import type { Given } from '../command-line/program.ts';
import { textOf } from './text-of.ts';

/**
 * The path of a file that a command was given, where the person stands: npm runs a script in the folder of its
 * `package.json`, and says from where it was called.
 *
 * @throws UsageError if it is not given
 */
export const pathIn = (given: Given, name: string, environment = process.env) =>
  resolve(environment['INIT_CWD'] ?? process.cwd(), textOf(given, name));
