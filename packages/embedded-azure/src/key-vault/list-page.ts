import type { Reply } from '@partner-orders/loopback-server/http/reply';
import { badParameter } from './key-vault-error.ts';
import { ok, type VaultCall } from './operation.ts';

const LARGEST = 25;

interface Page<T> {
  /** Below the vault's address. */
  readonly path: string;
  /** At most `limit` entries after `after`, in the list's own order. */
  read(after: string, limit: number): T[];
  keyOf(item: T): string;
  show(item: T): unknown;
}

/** A page of a list: `maxresults` from 1 to 25, and the link to the next page with the key of the last item. */
export function listPage<T>({ vaultUrl, query }: VaultCall, { path, read, keyOf, show }: Page<T>): Reply {
  const given = query.get('maxresults') ?? String(LARGEST);
  const limit = Number(given);
  if (!/^\d+$/.test(given) || limit < 1 || limit > LARGEST) {
    throw badParameter(`maxresults must be a number from 1 to ${LARGEST}, not ${given}`);
  }
  const after = Buffer.from(query.get('$skiptoken') ?? '', 'base64url').toString();
  const found = read(after, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const next = new URLSearchParams({ 'api-version': query.get('api-version') ?? '', maxresults: given });
  if (last !== undefined) next.set('$skiptoken', Buffer.from(keyOf(last)).toString('base64url'));
  return ok({ value: items.map(show), nextLink: found.length > limit ? `${vaultUrl}${path}?${next}` : null });
}
