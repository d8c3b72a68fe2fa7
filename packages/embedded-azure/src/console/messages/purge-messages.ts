import type { ServiceBusClient } from '@azure/service-bus';
import { type EntityAddress, openReceiver } from './entity-address.ts';

const AT_ONCE = 100;
const SILENCE_MS = 500;

/** Deletes the first messages, those that nobody has locked. @param most ends it @returns how many it has deleted */
export async function purgeMessages(client: ServiceBusClient, address: EntityAddress, most: number): Promise<number> {
  const receiver = openReceiver(client, address, 'receiveAndDelete');
  let deleted = 0;
  try {
    while (deleted < most) {
      const next = Math.min(AT_ONCE, most - deleted);
      const messages = await receiver.receiveMessages(next, { maxWaitTimeInMs: SILENCE_MS });
      if (messages.length === 0) break;
      deleted += messages.length;
    }
  } finally {
    await receiver.close();
  }
  return deleted;
}
