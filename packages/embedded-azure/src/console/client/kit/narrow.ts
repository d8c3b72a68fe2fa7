import { goTo } from './go-to.ts';

/**
 * Changes one filter in the page's address, so that a link to it shows the same.
 *
 * @param value empty removes it
 */
export function narrow(path: string, query: URLSearchParams, name: string, value: string): void {
  const next = new URLSearchParams(query);
  if (value === '') next.delete(name);
  else next.set(name, value);
  goTo(next.size === 0 ? path : `${path}?${next}`, { replace: true });
}
