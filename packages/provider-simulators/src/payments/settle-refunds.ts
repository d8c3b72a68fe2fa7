import { contextOf, type PaymentsState } from './answer-operation.ts';
import { settleRefund } from './make-refund.ts';
import { watchDue } from './watch-due.ts';

/** Gives refunds their later result when it is due, also after a restart. @returns a function that stops it */
export function settleRefunds(state: PaymentsState): () => void {
  const isDue = () => {
    const due = state.books.nextSettlementAt();
    return due !== undefined && due <= state.now();
  };
  return watchDue(state, isDue, () => {
    for (const id of state.books.dueRefunds(state.now())) {
      const refund = state.books.refunds.find(id);
      if (refund?.settles == null) state.books.noteSettled(id);
      else settleRefund(contextOf(state, { id: null }), refund, refund.settles);
    }
  });
}
