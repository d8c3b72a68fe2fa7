import { type HostProcess, HostStartError } from '@partner-orders/embedded-azure/host-process';
import { type Kept, keepRunning } from '@partner-orders/embedded-azure/keep-running';
import type { PreparedStack } from './partner-orders.ts';

/** The host of a killed `npm start` still finishes its work, and uses port and state until then. */
const PREDECESSOR_LEAVES_MS = 20_000;

/**
 * Restarts the Functions host whenever it ends, as Azure does. It then continues its orchestrations.
 *
 * @throws HostStartError if its first start fails because of the app or its settings, which a retry can't fix
 */
export function keepHostRunning(
  { startHost }: PreparedStack,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Kept<HostProcess>> {
  return keepRunning({
    name: 'The Functions host',
    start: (stopping) => startHost({}, stopping),
    say,
    isHopeless: (error, tryingMs) =>
      !(error instanceof HostStartError) ||
      error.fault === 'given' ||
      (error.fault === 'in use' && tryingMs > PREDECESSOR_LEAVES_MS),
    signal,
  });
}
