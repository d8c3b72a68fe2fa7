import { ServiceBusClient } from '@azure/service-bus';
import { serveRuns } from '../serve-runs.ts';
import { MOST_MESSAGES_IN_FLIGHT, messageText, Rendezvous } from '../workloads.ts';

/** Sends messages to the queue `orders`, receives and completes them. The first argument is the connection string. */

const client = new ServiceBusClient(process.argv[2] ?? '');
const sender = client.createSender('orders');
const receiver = client.createReceiver('orders', { receiveMode: 'peekLock' });
const completed = new Rendezvous();
receiver.subscribe(
  {
    async processMessage(message) {
      await receiver.completeMessage(message);
      completed.meet(String(message.messageId));
    },
    async processError({ error }) {
      process.stderr.write(`${error.message}\n`);
    },
  },
  { autoCompleteMessages: false, maxConcurrentCalls: MOST_MESSAGES_IN_FLIGHT },
);

serveRuns(async (n) => {
  const messageId = `message-${n}`;
  const arrival = completed.wait(messageId);
  await sender.sendMessages({ messageId, body: messageText });
  await arrival;
});
