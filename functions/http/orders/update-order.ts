import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { type OrderUpdate, update } from '../../../shared/domain/order-update.ts';
import { explainIssue } from '../../../shared/explain-issue.ts';
import { Problem, type ProblemDetail } from '../../../shared/problems.ts';
import { matchesStrongly } from '../entity-tags.ts';
import { faultsOf } from '../faults.ts';
import { ACCEPT_PATCH, mergePatch, PATCH_TYPES } from '../merge-patch.ts';
import { route } from '../route.ts';
import { Changeable, OrderView, orderETagOf, PatchOrder, toOrderView } from './order-shapes.ts';

export const updateOrder = route({
  operationId: 'updateOrder',
  method: 'PATCH',
  path: '/v1/orders/{orderId}',
  summary: 'Change an order',
  description:
    'You can change reference and metadata at any time, and the address until the payment is authorized. The body is a merge patch (RFC 7396): `null` removes a value, and what you leave out stays. You may send a whole order back: fields that cannot be changed are accepted if they have the order’s values. A patch that changes nothing is accepted in any state; the response is the current order, with the same version and ETag.',
  scope: 'orders.write',
  params: z.object({ orderId: OrderId }),
  mediaTypes: PATCH_TYPES,
  body: PatchOrder,
  example: { reference: 'PO-2026-0002', metadata: { channel: null } },
  reply: { status: 200, body: OrderView, etag: true, headers: ['accept-patch'] },
  problems: ['not_found', 'precondition_required', 'precondition_failed', 'not_changeable'],

  async handle({ partner, params, body, ifMatch }, { orders, screeningRules, clock }) {
    if (ifMatch === undefined) throw new Problem('precondition_required');
    const found = await orders.find({ partnerId: partner.id, orderId: params.orderId });
    if (found === undefined) throw new Problem('not_found');

    const rules = body.shipTo === undefined ? [] : await screeningRules.current();
    // If another writer was faster, this runs again: with `*` on the newer state; with a tag the precondition fails.
    const { order } = await orders.change(found, (now) => {
      const etag = orderETagOf(now);
      if (!matchesStrongly(ifMatch, etag)) throw new Problem('precondition_failed', { headers: { etag } });
      const decision = update(now, mergeChange(now, body), { at: clock.now() }, rules);
      if (decision.kind === 'too_late') throw new Problem('not_changeable');
      return decision;
    });
    return { status: 200, headers: ACCEPT_PATCH, etag: orderETagOf(order), body: toOrderView(order) };
  },
});

/** @throws Problem validation_failed if a field can't be changed, or if the result would be an invalid order */
function mergeChange(order: Order, patch: z.infer<typeof PatchOrder>): OrderUpdate {
  const view = toOrderView(order);
  const merged = mergePatch(view, patch) as Record<string, unknown>;
  const readOnly = Object.keys(patch).filter((name) => !(name in Changeable.shape));
  const details: ProblemDetail[] = readOnly
    .filter((name) => !isDeepStrictEqual(merged[name], (view as Record<string, unknown>)[name]))
    .map((path) => ({ path, message: 'cannot be changed: leave it out, or send it with the order’s value' }));
  // Removing the metadata leaves an empty object.
  const given = {
    reference: 'reference' in patch ? merged['reference'] : undefined,
    metadata: 'metadata' in patch ? (merged['metadata'] ?? {}) : undefined,
    shipTo: 'shipTo' in patch ? merged['shipTo'] : undefined,
  };
  const next = Changeable.safeParse(given, { error: explainIssue });
  if (!next.success) details.push(...faultsOf(next.error));
  if (details.length > 0 || !next.success) throw new Problem('validation_failed', { details });
  return { ...next.data, ...(patch.reference === null ? { reference: null } : {}) };
}
