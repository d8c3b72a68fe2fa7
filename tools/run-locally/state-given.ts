import { join } from 'node:path';
import { root } from '../root.ts';

/** A state directory, if commands have to name it: undefined for the default one. */
export const stateGiven = (directory: string): string | undefined =>
  directory === join(root, '.local') ? undefined : directory;
