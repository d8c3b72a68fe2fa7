import { setTimeout as sleepFor } from 'node:timers/promises';
import { isServiceBusError, type ServiceBusSessionReceiver } from '@azure/service-bus';
import type { FaultReporter } from './fault-reporter.ts';
import { RETRY_MS } from './pump.ts';

/** Locks the next free session that has messages. @throws the client's error */
export type SessionSource = (signal: AbortSignal) => Promise<ServiceBusSessionReceiver>;

/** The client's errors if no session was available within its timeout. */
const timeouts = new Set<string>(['ServiceTimeout', 'OperationTimeoutError']);
/** The same, if the service's reason reaches the client shortly after its refusal. */
const NONE_FREE = 'SessionCannotBeLocked';

/** Requests sessions until `signal` aborts, and lets `hold` serve one after the other. Each is released at its end. */
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
      // Usually the session's lock was lost: its next holder gets the messages again.
      if (!signal.aborted) faults.report(error);
    } finally {
      // A lost session can no longer be closed.
      await receiver.close().catch(() => undefined);
    }
  }
}

/** @returns undefined if there is none; after a fault, only after a pause */
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

/**
 * The client does not always notice that it should stop waiting. If it gets a session after that, the session is
 * released.
 */
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
