import { createHash } from 'node:crypto';
import { z } from 'zod';
import { badRequest } from '../wire/cosmos-error.ts';

const Continuation = z.object({
  /** Which query it belongs to. */
  q: z.string(),
  /** The last row seen, in the order of creation. */
  row: z.number().optional(),
  /** The last sort key seen, base64. */
  key: z.string().optional(),
  /** Rows of the result sent so far, where it is made as a whole. */
  sent: z.number().optional(),
  /** Matches passed so far, those that OFFSET skipped included. */
  passed: z.number().optional(),
});

/** Where a query goes on. To clients it is an opaque text. */
export type Continuation = z.infer<typeof Continuation>;

export function encodeContinuation(continuation: Continuation): string {
  return Buffer.from(JSON.stringify(continuation)).toString('base64url');
}

/**
 * @param strict refuse a continuation of another query; the SDK's cross-partition pipeline rewrites the text
 * between pages, so there it can't be told
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
