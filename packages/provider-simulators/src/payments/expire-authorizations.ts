import { contextOf, type PaymentsState } from './answer-operation.ts';
import { expireAuthorization } from './expire-authorization.ts';
import { watchDue } from './watch-due.ts';

/** Ends authorizations when a fault rule wanted it, also after a restart. @returns a function that stops it */
export function expireAuthorizations(state: PaymentsState): () => void {
  const due = () => state.books.expiredAt(state.now());
  return watchDue(
    state,
    () => due().length > 0,
    () => {
      for (const { id } of due()) expireAuthorization(contextOf(state, { id: null }), id);
    },
  );
}
