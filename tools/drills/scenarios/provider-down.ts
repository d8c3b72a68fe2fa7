import type { Order } from '../../../shared/domain/order.ts';
import type { Drill } from '../drill-declaration.ts';
import { findOrderFaults } from '../find-order-faults.ts';

/** The payment provider fails, comes back later, and leaves orders that could not be undone. */
export const providerDown: Drill = {
  name: 'provider-down',
  summary: 'the payment provider is down; it comes back after a minute',
  call: { alert: 'provider-breaker' },
  runbook: 'provider-breaker.md',
  cause:
    'The payment provider answered every request with 500. Orders that ran out of attempts could not be undone either, because that needs the same provider.',
  hints: [
    'Nothing of ours repairs a provider. What does its status page say? This terminal shows it.',
    'When the provider is back, new orders work by themselves. Orders that could not be undone don’t: step 5 of the runbook.',
    'npm run ops -- orders list --stuck --azure, then step 3 of docs/runbooks/sagas-stuck.md',
  ],

  async begin(stack) {
    // Bookings hang, so that the payments are authorized and not yet captured when the provider goes down.
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'delay', ms: 2_000 });
    const authorized = [await stack.place(), await stack.place()];
    for (const id of authorized) await stack.untilOrder('authorized', id, ({ status }) => status === 'authorized');
    await stack.breakIt('payments', { operation: '*', fault: 'error' });
    const placed = [await stack.place(), await stack.place()];
    const orders = [...authorized, ...placed];
    // One without a payment can be undone, and has failed.
    const isHalted = ({ saga }: Order) => saga.status === 'stuck' || saga.status === 'completed';
    for (const id of orders) await stack.untilOrder('stuck or failed', id, isHalted);
    const [ORDER = ''] = orders;
    return {
      tells: 'The status page of the payment provider says: “We are investigating errors of all requests.”',
      given: { ORDER },
      findFaults: () => findOrderFaults(stack, orders),
      meanwhile: {
        afterMs: 60_000,
        async happens() {
          await stack.mend();
          return 'The status page of the payment provider says: “This incident has been resolved. All systems work.”';
        },
      },
    };
  },

  steps: [
    { section: 'Do', step: 5 },
    { page: 'sagas-stuck.md', section: 'Do', step: 3, only: /orders resume --all/ },
    { page: 'sagas-stuck.md', section: 'It is over when', isCheck: true },
  ],
};
