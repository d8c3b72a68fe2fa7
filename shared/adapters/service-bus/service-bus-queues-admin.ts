import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import Long from 'long';
import { MOST_PEEKED, type QueueDepth, type QueuesAdmin } from '../../ports/queues-admin.ts';
import { topic, webhookQueue } from '../../topic.ts';

/**
 * Peeks, which takes the right to receive and no more: exact counts take the right to manage the namespace. The receivers
 * stay open for the next look, and end with the client.
 */
export class ServiceBusQueuesAdmin implements QueuesAdmin {
  readonly #client: ServiceBusClient;
  readonly #receivers = new Map<string, ServiceBusReceiver>();

  constructor(client: ServiceBusClient) {
    this.#client = client;
  }

  look(names: readonly string[]): Promise<QueueDepth[]> {
    return Promise.all(
      names.map(async (name) => {
        const [there, dead] = await Promise.all([this.#peek(name), this.#peek(name, 'deadLetter')]);
        const active = there.filter(({ state }) => state !== 'scheduled');
        const oldest = active.map(({ enqueuedTimeUtc }) => enqueuedTimeUtc?.getTime() ?? Date.now()).sort()[0];
        return {
          ...{ name, active: active.length, scheduled: there.length - active.length, deadLetters: dead.length },
          oldest: oldest === undefined ? undefined : new Date(oldest).toISOString(),
        };
      }),
    );
  }

  async requireSending(): Promise<void> {
    for (const name of [topic.name, webhookQueue]) {
      const sender = this.#client.createSender(name);
      // It asks how large a message may be, which takes the right to send one.
      await sender.createMessageBatch().finally(() => sender.close());
    }
  }

  #peek(name: string, subQueueType?: 'deadLetter'): Promise<ServiceBusReceivedMessage[]> {
    // Start at the beginning: by default a receiver continues where its last look ended.
    return this.#receiverOf(name, subQueueType).peekMessages(MOST_PEEKED, { fromSequenceNumber: Long.ZERO });
  }

  #receiverOf(name: string, subQueueType: 'deadLetter' | undefined): ServiceBusReceiver {
    const key = `${name}/${subQueueType ?? ''}`;
    const known = this.#receivers.get(key);
    if (known !== undefined) return known;
    const options = { receiveMode: 'peekLock' as const, ...(subQueueType === undefined ? {} : { subQueueType }) };
    const made =
      name === webhookQueue
        ? this.#client.createReceiver(webhookQueue, options)
        : this.#client.createReceiver(topic.name, name, options);
    this.#receivers.set(key, made);
    return made;
  }
}
