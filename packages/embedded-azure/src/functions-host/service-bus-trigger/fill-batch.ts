import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';

export interface BatchLimits {
  maxMessageBatchSize: number;
  minMessageBatchSize: number;
  /** How long to fill a batch up to the minimum, in milliseconds. */
  maxBatchWaitTime: number;
}

type Receiver = Pick<ServiceBusReceiver, 'receiveMessages'>;

/**
 * Receives at least the minimum, unless that takes too long.
 *
 * @param longestWait for the first message, and for each next one, in milliseconds
 * @returns nothing if no message came in that time; the messages so far if `signal` aborts
 */
export async function fillBatch(
  receiver: Receiver,
  { maxMessageBatchSize, minMessageBatchSize, maxBatchWaitTime }: BatchLimits,
  longestWait: number,
  signal: AbortSignal,
): Promise<ServiceBusReceivedMessage[]> {
  const batch = await take(receiver, maxMessageBatchSize, longestWait, signal);
  const until = Date.now() + maxBatchWaitTime;
  while (batch.length > 0 && batch.length < minMessageBatchSize) {
    const remaining = Math.min(until - Date.now(), longestWait);
    if (remaining <= 0 || signal.aborted) break;
    const more = await take(receiver, maxMessageBatchSize - batch.length, remaining, signal);
    if (more.length === 0) break;
    batch.push(...more);
  }
  return batch;
}

async function take(
  receiver: Receiver,
  count: number,
  maxWaitTimeInMs: number,
  signal: AbortSignal,
): Promise<ServiceBusReceivedMessage[]> {
  try {
    return await receiver.receiveMessages(count, { maxWaitTimeInMs, abortSignal: signal });
  } catch (error) {
    if (signal.aborted) return [];
    throw error;
  }
}
