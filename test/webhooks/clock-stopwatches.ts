import type { Clock } from '../../shared/ports/clock.ts';
import type { Stopwatches } from '../../shared/ports/stopwatches.ts';

/** Stopwatches that follow a spec's own clock. */
export function clockStopwatches(clock: Clock): Stopwatches {
  return {
    start() {
      const since = clock.now().getTime();
      const readMs = () => clock.now().getTime() - since;
      return { readMs, stop: readMs };
    },
  };
}
