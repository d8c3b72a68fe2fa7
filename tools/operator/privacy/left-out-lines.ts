import type { OrderId } from '../../../shared/domain/ids.ts';

/** Says which orders of the name are left out by `--postal-code`. One may be the person's own, from before a correction. */
export const leftOutLines = (leftOut: readonly OrderId[]): string[] =>
  leftOut.length === 0 ? [] : [`left out, because they now go to another postal code: ${leftOut.join(', ')}`];
