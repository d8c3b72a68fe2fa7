import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { ConsoleFault } from '../console-fault.ts';
import { type EntityAddress, openReceiver } from './entity-address.ts';

const AT_ONCE = 50;
const MOST_HELD = 1_000;
/** If nothing arrives for this long, another receiver holds the missing messages. */
const SILENCE_MS = 1_000;

/**
 * Locks one message of a dead-letter queue, gives it to `use`, and removes it from the queue afterwards. Those before it are
 * locked meanwhile, and released at the end.
 *
 * @throws ConsoleFault 409 if it is not among the first 1,000 that are free; what `use` throws
 */
export async function takeMessage(
  client: ServiceBusClient,
  address: EntityAddress,
  sequence: string,
  use: (message: ServiceBusReceivedMessage) => Promise<void>,
): Promise<void> {
  const receiver = openReceiver(client, address);
  // A released message would be delivered again at once.
  const others: ServiceBusReceivedMessage[] = [];
  try {
    const message = await findMessage(receiver, sequence, others);
    try {
      await use(message);
    } catch (error) {
      others.push(message);
      throw error;
    }
    await receiver.completeMessage(message);
  } finally {
    for (const other of others) await receiver.abandonMessage(other).catch(() => undefined);
    await receiver.close();
  }
}

async function findMessage(
  receiver: ServiceBusReceiver,
  sequence: string,
  others: ServiceBusReceivedMessage[],
): Promise<ServiceBusReceivedMessage> {
  while (others.length < MOST_HELD) {
    const messages = await receiver.receiveMessages(AT_ONCE, { maxWaitTimeInMs: SILENCE_MS });
    if (messages.length === 0) break;
    const found = messages.find((message) => String(message.sequenceNumber) === sequence);
    others.push(...messages.filter((message) => message !== found));
    if (found !== undefined) return found;
  }
  throw new ConsoleFault(
    409,
    others.length < MOST_HELD
      ? `Message ${sequence} is not there any more, or another receiver has locked it. Look again in a moment.`
      : `Message ${sequence} is behind ${MOST_HELD} others: take those first.`,
  );
}
