import { resolve } from 'node:path';

/**
 * Resolves a path that was given to a command, from where the person stands: npm runs a script in the folder of its `package.json`,
 * and says from where it was called.
 */
export const resolveHere = (path: string, environment = process.env): string =>
  resolve(environment['INIT_CWD'] ?? process.cwd(), path);
