import { z } from 'zod';
import type { Reply } from '../route.ts';
import { variantTag } from '../variant-tag.ts';

const Asked = z.object({ fields: z.array(z.string()) });
const List = z.object({ data: z.array(z.record(z.string(), z.unknown())) });

/** Leaves only the requested fields in the body, or in each item of a list. That is another representation. */
export function pickFields(reply: Reply<unknown>, query: unknown): Reply<unknown> {
  const asked = Asked.safeParse(query);
  if (!asked.success || !('body' in reply)) return reply;
  const { fields } = asked.data;
  const pick = (item: object) => Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name)));
  const body = reply.body as object;
  const list = List.safeParse(body);
  const picked = list.success ? { ...body, data: list.data.data.map(pick) } : pick(body);
  const etag = reply.etag && variantTag(reply.etag, fields.join());
  return { ...reply, ...(etag ? { etag } : {}), body: picked };
}
