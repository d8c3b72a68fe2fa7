import { z } from 'zod';
import type { Reply } from './route.ts';

/** The query parameters of every list. */
export const paging = {
  limit: z
    .preprocess(
      // Only digits: JavaScript would also accept ` 0x1e ` as a number.
      (text) => (typeof text === 'string' && /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text),
      z
        .int('must be a whole number in digits')
        .min(1, 'must be at least 1')
        .max(200, 'must be at most 200')
        .default(50),
    )
    .describe('The maximum number of items to return'),
  cursor: z.string().max(500).optional().describe('The `nextCursor` of the previous page; keep the same filters'),
};

/** The answer of every list. */
export function PageOf<T>(item: z.ZodType<T>, id: string) {
  return z
    .object({
      data: z.array(item).describe('The items of this page'),
      meta: PageMeta.describe('The position of this page in the list'),
    })
    .meta({ id });
}

/** How every list reports the entries that it had to leave out. */
export const unreadable = z
  .array(z.string())
  .optional()
  .describe(
    'Present if an error on our side makes an item unreadable: the items left out of `data`. We have been notified',
  );

export const PageMeta = z
  .object({
    limit: z.int().describe('The maximum number of items on a page'),
    nextCursor: z.string().nullable().describe('Send it as `cursor` to get the next page; null on the last page'),
    hasMore: z.boolean().describe('Whether there is a next page'),
    unreadable,
  })
  .meta({ id: 'PageMeta', examples: [{ limit: 50, nextCursor: null, hasMore: false }] });

interface Page<T> {
  data: T[];
  limit: number;
  /** The ids of entries on this page that can't be shown. */
  unreadable: string[];
  /** Undefined on the last page. */
  nextCursor: string | undefined;
}

/**
 * Builds a page with a link to the next one (RFC 8288).
 *
 * @param path the path of the list
 * @param query the query of the request, without the cursor
 */
export function buildPage<T>(
  path: string,
  query: Record<string, unknown>,
  { data, limit, unreadable, nextCursor }: Page<T>,
) {
  const leftOut = unreadable.length > 0 ? { unreadable } : {};
  const meta = { limit, nextCursor: nextCursor ?? null, hasMore: nextCursor !== undefined, ...leftOut };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries<unknown>({ ...query, cursor: nextCursor })) {
    if (value === undefined) continue;
    if (isMap(value)) for (const [key, one] of Object.entries(value)) parameters.set(`${name}[${key}]`, String(one));
    else parameters.set(name, value instanceof Date ? value.toISOString() : String(value));
  }
  const headers: Record<string, string> =
    nextCursor === undefined ? {} : { link: `<${path}?${parameters}>; rel="next"` };
  return { status: 200, headers, body: { data, meta } } satisfies Reply<unknown>;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
