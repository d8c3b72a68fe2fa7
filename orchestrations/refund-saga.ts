import { refundLedger } from './refund-ledger.ts';
import { RefundSagaInput } from './refund-run.ts';
import { saga } from './saga.ts';
import { refundPayment } from './steps/refund-payment.ts';
import { restockRefund } from './steps/restock-refund.ts';
import { takeShipmentBack } from './steps/take-shipment-back.ts';

/**
 * Carries out a refund, which is never undone: each step is tried until it is done. If the provider refuses the money, the
 * refund has failed, and the steps after that find nothing to do.
 */
export const refundSaga = saga({
  name: 'refund-saga',
  version: '1.0',
  input: RefundSagaInput,
  ledger: refundLedger,
  steps: {},
  finalSteps: { takeShipmentBack, refundPayment, restockRefund },

  *body(refund, { commit }) {
    const steps = commit();
    yield* steps.takeShipmentBack(refund); // before it leaves
    yield* steps.refundPayment(refund);
    yield* steps.restockRefund(refund);
  },
});
