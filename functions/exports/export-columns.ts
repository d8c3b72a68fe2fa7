import type { OrderView } from '../http/orders/order-shapes.ts';

type Cell = string | number | undefined;
type Column = readonly [name: string, read: (order: OrderView) => Cell];

const json = (value: unknown): Cell => (value === undefined ? undefined : JSON.stringify(value));

/** The columns of each field of an order in CSV. Amounts are in minor units, as in JSON. */
export const exportColumns: { readonly [F in keyof Required<OrderView>]: readonly Column[] } = {
  id: [['id', ({ id }) => id]],
  status: [['status', ({ status }) => status]],
  version: [['version', ({ version }) => version]],
  createdAt: [['createdAt', ({ createdAt }) => createdAt]],
  updatedAt: [['updatedAt', ({ updatedAt }) => updatedAt]],
  reference: [['reference', ({ reference }) => reference]],
  lines: [['lines', ({ lines }) => json(lines)]],
  total: [
    ['total.amount', ({ total }) => total.amount],
    ['total.currency', ({ total }) => total.currency],
  ],
  shipTo: [
    ['shipTo.name', ({ shipTo }) => shipTo.name],
    ['shipTo.street', ({ shipTo }) => shipTo.street],
    ['shipTo.city', ({ shipTo }) => shipTo.city],
    ['shipTo.postalCode', ({ shipTo }) => shipTo.postalCode],
    ['shipTo.country', ({ shipTo }) => shipTo.country],
  ],
  paymentMethod: [['paymentMethod', ({ paymentMethod }) => paymentMethod]],
  returnUrl: [['returnUrl', ({ returnUrl }) => returnUrl]],
  metadata: [['metadata', ({ metadata }) => json(metadata)]],
  erasedAt: [['erasedAt', ({ erasedAt }) => erasedAt]],
  delayed: [['delayed', ({ delayed }) => (delayed ? 'true' : undefined)]],
  payment: [
    ['payment.status', ({ payment }) => payment.status],
    ['payment.action', ({ payment }) => json(payment.action)],
  ],
  hold: [
    ['hold.reason', ({ hold }) => hold?.reason],
    ['hold.until', ({ hold }) => hold?.until],
  ],
  shipment: [
    ['shipment.status', ({ shipment }) => shipment?.status],
    ['shipment.carrier', ({ shipment }) => shipment?.carrier],
    ['shipment.trackingNumber', ({ shipment }) => shipment?.trackingNumber],
    ['shipment.parcels', ({ shipment }) => json(shipment?.parcels)],
  ],
  failure: [
    ['failure.code', ({ failure }) => failure?.code],
    ['failure.message', ({ failure }) => failure?.message],
    ['failure.step', ({ failure }) => failure?.step],
  ],
  cancellation: [['cancellation.requestedAt', ({ cancellation }) => cancellation?.requestedAt]],
  refunds: [
    ['refunds.pending', ({ refunds }) => refunds?.pending.amount],
    ['refunds.refunded', ({ refunds }) => refunds?.refunded.amount],
    ['refunds.left', ({ refunds }) => refunds?.left.amount],
  ],
  disputes: [['disputes', ({ disputes }) => json(disputes)]],
};

export const exportFields = Object.keys(exportColumns) as [keyof OrderView, ...(keyof OrderView)[]];
