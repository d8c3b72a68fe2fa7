import type { Drill } from '../drill-declaration.ts';
import { findOrderFaults } from '../find-order-faults.ts';

/** Two orders can't be undone, while the providers take orders and refuse what takes them back. */
export const stuckSaga: Drill = {
  name: 'stuck-saga',
  summary: 'two orders can neither be finished nor undone',
  call: { alert: 'sagas-stuck' },
  runbook: 'sagas-stuck.md',
  cause:
    'For some minutes the payment provider could not cancel a payment, and the carrier could not cancel a shipment. Two orders had to be undone in this time. Both providers worked again when the pager rang.',
  hints: [
    'The story of an order says what is left to do and why: npm run ops -- story ORDER --azure',
    'Do the providers still fail? New orders are confirmed, so they work again. Nothing has to be done by hand at a provider.',
    'Step 3 of the runbook makes all stuck sagas try again at once: npm run ops -- orders resume --all --because TEXT --azure',
  ],

  async begin(stack) {
    const fine = [await stack.place(), await stack.place()];
    await stack.untilEnded(fine);
    // An event of the payment would wake a stuck saga, and after the repair of the provider it would need no operator.
    await stack.breakIt('payments', { operation: 'webhooks.deliver', fault: 'drop' });
    await stack.breakIt('payments', { operation: 'payment_intents.capture', fault: 'decline', times: 1 });
    await stack.breakIt('carrier', { operation: 'shipments.cancel', fault: 'error' });
    await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
    const declined = await stack.place();
    await stack.untilOrder('stuck', declined, ({ saga }) => saga.status === 'stuck');
    const undeliverable = await stack.place({ shipTo: NOWHERE });
    await stack.untilOrder('stuck', undeliverable, ({ saga }) => saga.status === 'stuck');
    await stack.mend();
    const orders = [...fine, declined, undeliverable];
    return { given: { ORDER: undeliverable }, findFaults: () => findOrderFaults(stack, orders) };
  },

  steps: [
    { section: 'See', step: 1 },
    { section: 'Do', step: 3, only: /--all/ },
    { section: 'It is over when', isCheck: true },
  ],
};

/** The carrier refuses this postal code. */
const NOWHERE = { name: 'Ada Example', street: 'Nowhere 1', city: 'Wien', postalCode: '00000', country: 'AT' };
