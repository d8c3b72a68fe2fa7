import { confirm } from '../../shared/domain/order-changes.ts';
import { isOf } from '../../shared/domain/order-run.ts';
import { OrderRun } from '../order-run.ts';
import { recordEnd } from '../record-end.ts';
import { defineFinalStep } from '../step.ts';

export const confirmOrder = defineFinalStep(OrderRun, {
  name: 'confirm-order',

  async do(run, { orders, clock }) {
    const { kind, order } = await orders.change(run, (now) => confirm(now, { run: run.run, at: clock.now() }));
    // The money is captured, so returning silently would charge the partner for nothing, unless another run has taken
    // the order over. That run finds the noted payment and confirms the order or refunds it.
    if (kind === 'superseded' && isOf(order, run.run)) {
      throw new Error(`order ${order.id} is ${order.status}, and can't be confirmed`);
    }
    if (kind === 'changed') recordEnd(order, 'confirmed');
  },
});
