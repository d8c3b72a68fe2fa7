import { contextOf, type PaymentsState } from './answer-operation.ts';
import { expireAuthorization } from './expire-authorization.ts';

/** The time between two looks at authorizations that end later. */
const LOOK_MS = 250;

/** Ends authorizations when a fault rule wanted it, also after a restart. @returns a function that stops it */
export function expireAuthorizations(state: PaymentsState): () => void {
  const timer = setInterval(() => {
    if (state.books.expiredAt(state.now()).length === 0) return;
    state.commits
      .write(() => {
        for (const { id } of state.books.expiredAt(state.now()))
          expireAuthorization(contextOf(state, { id: null }), id);
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
