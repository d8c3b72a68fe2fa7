import { z } from 'zod';
import type { CarrierOperation } from '../answer-call.ts';
import { carrierError } from '../carrier-error.ts';

const whole = z
  .string()
  .regex(/^\d{1,15}$/, 'not a whole number')
  .transform(Number);

const Query = z.strictObject({
  limit: whole.pipe(z.number().min(1).max(200)).default(50),
  updatedSince: z.iso
    .datetime({ offset: true })
    .transform((time) => Date.parse(time))
    .default(0),
  /** The number of the last change of the page before. */
  cursor: whole.default(0),
});

/** GET /v1/shipments: one page, in the order of their last change. What changes meanwhile comes again at the end. */
export const listShipments: CarrierOperation = {
  name: 'shipments.list',
  method: 'GET',
  path: '/v1/shipments',

  run({ books, query }) {
    const parsed = Query.safeParse(Object.fromEntries(query));
    if (!parsed.success) {
      const details = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      return carrierError('invalid_request', 'the query was refused', { details });
    }
    const { limit, updatedSince: since, cursor: after } = parsed.data;
    const found = books.changes({ after, since, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const data = page.map(({ record }) => record.shipment);
    return { status: 200, body: { data, nextCursor: last === undefined ? null : String(last.changed) } };
  },
};
