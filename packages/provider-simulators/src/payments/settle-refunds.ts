import { contextOf, type PaymentsState } from './answer-operation.ts';
import { settleRefund } from './make-refund.ts';

/** The time between two looks at refunds that change later. */
const LOOK_MS = 250;

/** Gives refunds their later result when it is due, also after a restart. @returns a function that stops it */
export function settleRefunds(state: PaymentsState): () => void {
  const timer = setInterval(() => {
    const due = state.books.nextSettlementAt();
    if (due === undefined || due > state.now()) return;
    state.commits
      .write(() => {
        for (const id of state.books.dueRefunds(state.now())) {
          const refund = state.books.refunds.find(id);
          if (refund?.settles == null) state.books.noteSettled(id);
          else settleRefund(contextOf(state, { id: null }), refund, refund.settles);
        }
      })
      // What a full disk refused is still due at the next look.
      .then(
        () => state.delivery.wake(),
        () => {},
      );
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
