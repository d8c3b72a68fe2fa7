import { type HostProcess, HostStartError } from '@partner-orders/embedded-azure/host-process';
import { type Kept, keepRunning } from '@partner-orders/embedded-azure/keep-running';
import type { PreparedStack } from './partner-orders.ts';

/** The host of a `npm start` that was killed still ends its work, and holds port and state meanwhile. */
const PREDECESSOR_LEAVES_MS = 20_000;

/**
 * The Functions host comes back whatever ends it, as it would in Azure, and finds its orchestrations where they were.
 *
 * @throws HostStartError when its first start shows a fault that no other start would mend: of the app, of its settings
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
