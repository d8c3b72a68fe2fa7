import { z } from 'zod';
import { limitParameter, secondsParameter } from './parse-parameters.ts';
import type { Listed, RecordTable } from './record-table.ts';
import { resourceMissing } from './stripe-error.ts';

const DEFAULT_LIMIT = 10;

/** The parameters of every list: https://docs.stripe.com/api/pagination. `ending_before` is refused by name. */
export const listParameters = {
  limit: limitParameter.optional(),
  starting_after: z.string().optional(),
  created: z
    .union([
      secondsParameter,
      z.strictObject({
        gt: secondsParameter.optional(),
        gte: secondsParameter.optional(),
        lt: secondsParameter.optional(),
        lte: secondsParameter.optional(),
      }),
    ])
    .optional(),
};
type ListParameters = z.output<z.ZodObject<typeof listParameters>>;

/** A page in Stripe's form, the newest first. @throws StripeError 400 if there is no object `starting_after` */
export function listPage<T extends Listed>(
  table: RecordTable<T>,
  { limit = DEFAULT_LIMIT, starting_after: after, created }: ListParameters,
  { url, what, about, show }: { url: string; what: string; about?: string | undefined; show: (record: T) => unknown },
) {
  const found = table.page({ limit: limit + 1, after, about, ...boundsOf(created) });
  if (found === undefined) throw resourceMissing(what, after ?? '', 'starting_after', 400);
  return { object: 'list', url, has_more: found.length > limit, data: found.slice(0, limit).map(show) };
}

function boundsOf(created: ListParameters['created']): { from?: number; to?: number } {
  if (created === undefined) return {};
  if (typeof created === 'number') return { from: created, to: created };
  const { gt, gte, lt, lte } = created;
  const from = Math.max(gt === undefined ? 0 : gt + 1, gte ?? 0);
  const to = Math.min(lt === undefined ? Infinity : lt - 1, lte ?? Infinity);
  return { from, ...(Number.isFinite(to) && { to }) };
}
