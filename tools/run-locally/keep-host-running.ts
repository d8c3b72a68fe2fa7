import { type HostProcess, HostStartError } from '@partner-orders/embedded-azure/host-process';
import { type Kept, keepRunning } from '@partner-orders/embedded-azure/keep-running';
import type { PreparedStack } from './partner-orders.ts';

/** The host of a killed `npm start` still finishes its work, and keeps port and state until then. */
const PREDECESSOR_LEAVES_MS = 20_000;

/**
 * Restarts the Functions host whatever ends it, as Azure does; it continues its orchestrations.
 *
 * @throws HostStartError when its first start has a fault that a retry can't fix: in the app or its settings
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
