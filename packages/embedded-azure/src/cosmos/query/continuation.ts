import { createHash } from 'node:crypto';
import { z } from 'zod';
import { badRequest } from '../wire/cosmos-error.ts';

const Continuation = z.object({
  /** Identifies the query. */
  q: z.string(),
  /** The last row that was returned, in the order of creation. */
  row: z.number().optional(),
  /** The last sort key that was returned, base64. */
  key: z.string().optional(),
  /** Rows sent so far, if the result is computed as a whole. */
  sent: z.number().optional(),
  /** Matches so far, including those that OFFSET skipped. */
  passed: z.number().optional(),
});

/** The position at which a query continues. Clients treat it as opaque. */
export type Continuation = z.infer<typeof Continuation>;

export function encodeContinuation(continuation: Continuation): string {
  return Buffer.from(JSON.stringify(continuation)).toString('base64url');
}

/**
 * @param strict refuse a continuation of another query. The SDK's cross-partition pipeline rewrites the text between
 * pages, so it can't be checked there
 * @throws CosmosError 400
 */
export function readContinuation(token: string | undefined, text: string, strict: boolean): Continuation {
  const q = fingerprint(text);
  if (token === undefined) return { q };
  let input: unknown;
  try {
    input = JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    throw badRequest('Invalid Continuation Token');
  }
  const parsed = Continuation.safeParse(input);
  if (!parsed.success) throw badRequest('Invalid Continuation Token');
  if (strict && parsed.data.q !== q) throw badRequest('Invalid Continuation Token: it belongs to another query.');
  return { ...parsed.data, q };
}

const MOST_REMEMBERED = 500;
const remembered = new Map<string, string>();

function fingerprint(text: string): string {
  let hash = remembered.get(text);
  if (hash === undefined) {
    hash = createHash('sha256').update(text).digest('base64url').slice(0, 10);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, hash);
  }
  return hash;
}
