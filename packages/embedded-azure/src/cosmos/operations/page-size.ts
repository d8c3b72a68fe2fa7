import { headerOf, type WireRequest } from '../wire/operation.ts';

const DEFAULT = 100;
const MOST = 1000;

/** Items of a page at most; -1 leaves it to the service. */
export function pageSizeOf(request: WireRequest): number {
  const wanted = Number(headerOf(request, 'x-ms-max-item-count'));
  return wanted > 0 ? Math.min(wanted, MOST) : DEFAULT;
}
