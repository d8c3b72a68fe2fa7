import { connect } from 'amqplib';
import { serveRuns } from '../../serve-runs.ts';
import { MOST_MESSAGES_IN_FLIGHT, messageText, Rendezvous } from '../../workloads.ts';

/** Publishes persistent messages to a durable queue and awaits the broker's confirmation, consumes and acknowledges them. */

// Otherwise its small frames wait 40 ms for each other.
const connection = await connect(process.argv[2] ?? '', { noDelay: true });
const channel = await connection.createConfirmChannel();
await channel.assertQueue('orders', { durable: true });
const consumer = await connection.createChannel();
await consumer.prefetch(MOST_MESSAGES_IN_FLIGHT);
const completed = new Rendezvous();
await consumer.consume('orders', (message) => {
  if (message === null) return;
  consumer.ack(message);
  completed.meet(message.properties.messageId);
});
const body = Buffer.from(messageText);

serveRuns(async (n) => {
  const messageId = `message-${n}`;
  const arrival = completed.wait(messageId);
  await new Promise<void>((resolve, reject) => {
    channel.sendToQueue('orders', body, { messageId, persistent: true }, (error) =>
      error ? reject(error) : resolve(),
    );
  });
  await arrival;
});
