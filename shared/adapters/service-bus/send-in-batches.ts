import type { ServiceBusMessage, ServiceBusMessageBatch, ServiceBusSender } from '@azure/service-bus';

interface Outgoing {
  message: ServiceBusMessage;
}

/**
 * Sends messages in their order, in as few batches as possible.
 *
 * @returns those that are too large to be ever sent, with the reason; the bus has accepted all others
 */
export async function sendInBatches<T extends Outgoing>(
  sender: ServiceBusSender,
  outgoing: readonly T[],
): Promise<{ unsent: T; reason: string }[]> {
  const unsendable: { unsent: T; reason: string }[] = [];
  let batch = await sender.createMessageBatch();
  for (const one of outgoing) {
    if (batch.tryAddMessage(one.message)) continue;
    batch = await sendAndBegin(sender, batch);
    if (batch.tryAddMessage(one.message)) continue;
    unsendable.push({ unsent: one, reason: `larger than a message may be (${batch.maxSizeInBytes} bytes)` });
  }
  if (batch.count > 0) await sender.sendMessages(batch);
  return unsendable;
}

async function sendAndBegin(sender: ServiceBusSender, batch: ServiceBusMessageBatch): Promise<ServiceBusMessageBatch> {
  if (batch.count === 0) return batch;
  await sender.sendMessages(batch);
  return sender.createMessageBatch();
}
