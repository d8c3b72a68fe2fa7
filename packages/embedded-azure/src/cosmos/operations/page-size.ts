import { headerOf, type WireRequest } from '../wire/operation.ts';

const DEFAULT = 100;
const MOST = 1000;

/** The maximum number of items on a page; with -1 the service decides. */
export function pageSizeOf(request: WireRequest): number {
  const wanted = Number(headerOf(request, 'x-ms-max-item-count'));
  return wanted > 0 ? Math.min(wanted, MOST) : DEFAULT;
}
