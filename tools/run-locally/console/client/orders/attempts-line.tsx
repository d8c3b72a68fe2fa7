import { duration } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import type { Attempt } from '../../orders/shown-orders.ts';

/** How often something was tried, how long that waited in between, and the last thing that went wrong. Nothing for one attempt that went well. */
export function AttemptsLine({ attempts }: { attempts: readonly Attempt[] }) {
  const waitedMs = attempts.reduce((sum, { from }, n) => sum + msBetween(attempts[n - 1]?.to ?? from, from), 0);
  const fault = attempts.findLast((attempt) => attempt.fault !== undefined)?.fault;
  return (
    <>
      {attempts.length < 2 ? null : (
        <div class="why">
          {attempts.length} attempts, {duration(waitedMs)} of waiting between them
        </div>
      )}
      {fault === undefined ? null : <div class="why">An attempt failed: {fault}</div>}
    </>
  );
}

const msBetween = (from: string, to: string) => Math.max(0, Date.parse(to) - Date.parse(from));
