import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { type OrderUpdate, update } from '../../../shared/domain/order-changes.ts';
import { Problem } from '../../../shared/problems.ts';
import { faultsOf } from '../faults.ts';
import { plainWords } from '../plain-words.ts';
import { route } from '../route.ts';
import { ACCEPT_PATCH, Metadata, OrderView, orderETag, PATCH_TYPES, PatchOrder, toOrderView } from './order-shapes.ts';

export const updateOrder = route({
  operationId: 'updateOrder',
  method: 'PATCH',
  path: '/v1/orders/{orderId}',
  summary: 'Change reference, metadata or, until the payment is authorized, the address of an order',
  description: 'A merge patch (RFC 7396): `null` takes a value away, what is left out stays.',
  scope: 'orders.write',
  params: z.object({ orderId: OrderId }),
  mediaTypes: PATCH_TYPES,
  body: PatchOrder,
  example: { reference: 'PO-2026-0002', metadata: { channel: null } },
  reply: { status: 200, body: OrderView, etag: true, headers: ['accept-patch'] },
  problems: ['not_found', 'precondition_required', 'precondition_failed', 'not_changeable'],

  async handle({ partner, params, body, ifMatch }, { orders, clock }) {
    if (ifMatch === undefined) throw new Problem('precondition_required');
    const found = await orders.find({ partnerId: partner.id, orderId: params.orderId });
    if (found === undefined) throw new Problem('not_found');
    if (!ifMatch.includes('*') && !ifMatch.includes(orderETag(found))) throw new Problem('precondition_failed');

    const change = merged(found, body);
    const { kind, order } = await orders.change(found, (now) => {
      const decision = update(now, change, { version: found.version, at: clock.now() });
      if (decision.kind === 'too_late') throw new Problem('not_changeable');
      return decision;
    });
    if (kind === 'superseded') throw new Problem('precondition_failed');
    return { status: 200, headers: ACCEPT_PATCH, etag: orderETag(order), body: toOrderView(order) };
  },
});

/** RFC 7396: what is null goes, what is absent stays, objects are merged. */
function merged(order: Order, { reference, metadata, shipTo }: z.infer<typeof PatchOrder>): OrderUpdate {
  return {
    reference,
    metadata: metadata === undefined ? undefined : mergedMetadata(order.metadata, metadata ?? {}),
    shipTo: shipTo === undefined ? undefined : { ...order.shipTo, ...present(shipTo) },
  };
}

function mergedMetadata(before: Record<string, string>, patch: Record<string, string | null>): Record<string, string> {
  const all = Object.entries({ ...before, ...patch }).filter((entry): entry is [string, string] => entry[1] !== null);
  const parsed = Metadata.safeParse(Object.fromEntries(all), { error: plainWords });
  if (parsed.success) return parsed.data;
  const details = faultsOf(parsed.error).map((fault) => ({
    ...fault,
    path: `metadata${fault.path && `.${fault.path}`}`,
  }));
  throw new Problem('validation_failed', { details });
}

function present<T extends object>(partial: { [K in keyof T]?: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as Partial<T>;
}
