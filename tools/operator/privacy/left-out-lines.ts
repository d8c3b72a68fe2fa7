import type { OrderId } from '../../../shared/domain/ids.ts';

/** Says which orders are left out: by `--postal-code`, or because a very long value only begins the same. One may be the person's own, from before a correction. */
export const leftOutLines = (leftOut: readonly OrderId[]): string[] =>
  leftOut.length === 0
    ? []
    : [`left out, because they now go to another postal code, or have another value: ${leftOut.join(', ')}`];
