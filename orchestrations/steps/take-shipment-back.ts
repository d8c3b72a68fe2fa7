import { noteShipment } from '../../shared/domain/refund-changes.ts';
import { changeRefund, RefundRun } from '../refund-run.ts';
import { defineFinalStep } from '../step.ts';

/** Nothing should arrive that was paid back in full: what has not left is stopped, and the rest comes back. */
export const takeShipmentBack = defineFinalStep(RefundRun, {
  name: 'take-shipment-back',

  async do(run, { refunds, carrier, clock }) {
    const refund = await refunds.find(run);
    if (refund?.status !== 'pending' || !refund.takesShipmentBack || refund.shipment !== undefined) return;
    const shipment = await carrier.takeBack(run.orderId);
    await changeRefund(refunds, run, (order, now) => noteShipment(order, now, shipment, clock.now()));
  },
});
