import { setTimeout as sleepFor } from 'node:timers/promises';
import { isServiceBusError, type ServiceBusSessionReceiver } from '@azure/service-bus';
import type { FaultReporter } from './fault-reporter.ts';
import { RETRY_MS } from './pump.ts';

/** Locks the next session that has messages and that nobody holds. @throws what the client says */
export type SessionSource = (signal: AbortSignal) => Promise<ServiceBusSessionReceiver>;

/** What the client says when there was no session for as long as it asked. */
const timeouts = new Set<string>(['ServiceTimeout', 'OperationTimeoutError']);
/** The same, when the service's reason reaches the client a moment after its refusal. */
const NONE_FREE = 'SessionCannotBeLocked';

/**
 * Asks for sessions until `signal` aborts, and has `hold` serve one after the other; each is released when that ends.
 */
export async function eachSession(
  acceptNext: SessionSource,
  signal: AbortSignal,
  faults: FaultReporter,
  hold: (receiver: ServiceBusSessionReceiver) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const receiver = await accept(acceptNext, signal, faults);
    if (!receiver) continue;
    try {
      await hold(receiver);
    } catch (error) {
      // Most often the session's lock was lost: its messages come again, to its next holder.
      if (!signal.aborted) faults.report(error);
    } finally {
      // One that was lost can't be closed any more.
      await receiver.close().catch(() => undefined);
    }
  }
}

/** @returns undefined when there is none, after a while when that is a fault */
async function accept(
  acceptNext: SessionSource,
  signal: AbortSignal,
  faults: FaultReporter,
): Promise<ServiceBusSessionReceiver | undefined> {
  try {
    const receiver = await orAborted(acceptNext(signal), signal);
    faults.recovered();
    return receiver;
  } catch (error) {
    const code = isServiceBusError(error) ? error.code : undefined;
    if (signal.aborted || (code !== undefined && timeouts.has(code))) return undefined;
    if (code !== NONE_FREE) faults.report(error);
    await sleepFor(RETRY_MS, undefined, { signal }).catch(() => undefined);
    return undefined;
  }
}

/** The client does not always notice that it is to stop waiting; a session that it gets after that is given back. */
async function orAborted(
  accepting: Promise<ServiceBusSessionReceiver>,
  signal: AbortSignal,
): Promise<ServiceBusSessionReceiver> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => {
    accepting.then((receiver) => receiver.close()).catch(() => undefined);
    reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([accepting, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
