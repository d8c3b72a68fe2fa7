import type { ListPosition } from '../store/instances-table.ts';
import { instanceFilter } from './instance-filter.ts';
import { instanceStatus } from './instance-status.ts';
import { type Call, errorReply, flag, type Reply } from './operation.ts';

const DEFAULT_PAGE_SIZE = 100;
export const TOKEN_HEADER = 'x-ms-continuation-token';

/** `GET instances`: a page, the oldest first, with the token of the next page in a header. */
export function listInstances({ engine, query, headers }: Call): Reply {
  const token = headers[TOKEN_HEADER];
  const after = token ? parseToken(String(token)) : { createdAt: 0, key: 0 };
  if (!after) return errorReply(400, `The header ${TOKEN_HEADER} is not a token of this API.`);
  const size = pageSize(query);
  const found = engine.list(instanceFilter(query), after, size + 1);
  const page = found.slice(0, size);
  const last = page.at(-1);
  const showInput = flag(query, 'showInput', true);
  return {
    status: 200,
    body: page.map((record) => instanceStatus(record, { showInput })),
    ...(last && found.length > size && { headers: { [TOKEN_HEADER]: tokenOf(last) } }),
  };
}

/** The maximum size of a page. */
export function pageSize(query: URLSearchParams): number {
  return Math.max(1, Math.trunc(Number(query.get('top'))) || DEFAULT_PAGE_SIZE);
}

function tokenOf({ createdAt, key }: ListPosition): string {
  return Buffer.from(`${createdAt} ${key}`).toString('base64url');
}

function parseToken(token: string): ListPosition | undefined {
  const [, createdAt, key] = /^(\d+) (\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return createdAt && key ? { createdAt: Number(createdAt), key: Number(key) } : undefined;
}
