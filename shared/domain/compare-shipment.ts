import { type Comparison, type Found, inProgress, matching, repairBy } from './comparison.ts';
import { isPaid, type Order } from './order.ts';
import { isOpen } from './order-recovery.ts';
import type { ShipmentRecord } from './provider-records.ts';

/**
 * Compares a shipment at the carrier with the order that it was booked for. What has not left is cancelled if its order was
 * undone. What has left is a person's decision: the goods may be called back, or paid for otherwise.
 *
 * @param record undefined if the carrier doesn't know the shipment
 */
export function compareShipment(
  record: ShipmentRecord | undefined,
  order: Found<Order>,
  { settledBefore }: { settledBefore: Date },
): Comparison {
  const isOver = record === undefined || isBack(record);
  if (order === undefined) return isOver ? matching : differ('shipment_without_order', 'no order', record);
  if (order === 'newer' || isOpen(order)) return inProgress;
  if (isPaid(order)) {
    if (record === undefined) return differ('shipment_missing', order.status, record);
    // A refund of everything stops the shipment.
    const isStopped = record.status === 'cancelled' && order.refunds === undefined;
    return isStopped ? differ('shipment_cancelled', order.status, record) : matching;
  }
  if (isOver) return matching;
  if (new Date(order.updatedAt) > settledBefore) return inProgress;
  if (record.status === 'booked') return repairBy('cancel_shipment');
  return differ('shipment_of_undone_order', order.status, record);
}

const isBack = ({ status, isReturning }: ShipmentRecord) =>
  isReturning || status === 'cancelled' || status === 'returned';

function differ(
  code: Extract<Comparison, { kind: 'difference' }>['code'],
  ours: string,
  record: ShipmentRecord | undefined,
): Comparison {
  return { kind: 'difference', code, ours, theirs: record === undefined ? 'no such shipment' : record.status };
}
