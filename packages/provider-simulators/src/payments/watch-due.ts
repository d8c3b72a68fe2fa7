import type { PaymentsState } from './answer-operation.ts';

/** The time between two looks at what changes later. */
const LOOK_MS = 250;

/**
 * Changes what is due, also after a restart.
 *
 * @param isDue whether there is anything to change
 * @param change runs in a write of the books
 * @returns a function that stops it
 */
export function watchDue(state: PaymentsState, isDue: () => boolean, change: () => void): () => void {
  const timer = setInterval(() => {
    if (!isDue()) return;
    // What a full disk refused is still due at the next look.
    state.commits.write(change).then(
      () => state.delivery.wake(),
      () => {},
    );
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
