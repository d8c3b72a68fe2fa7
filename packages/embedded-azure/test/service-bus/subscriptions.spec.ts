import { expect, test } from 'vitest';
import { receiveMany, useServiceBus } from './running-service-bus.ts';

const sql = (SqlExpression: string) => ({ FilterType: 'Sql', SqlFilter: { SqlExpression } });
const running = useServiceBus({
  Topics: [
    {
      Name: 'order-events',
      Subscriptions: [
        { Name: 'all' },
        {
          Name: 'saga',
          Rules: [{ Name: 'r', Properties: sql("sys.Label IN ('order.placed', 'order.cancellation_requested')") }],
        },
        { Name: 'large-eu', Rules: [{ Name: 'r', Properties: sql("Region = 'eu' AND amount > 10") }] },
        {
          Name: 'us',
          Rules: [
            {
              Name: 'r',
              Properties: {
                FilterType: 'Correlation',
                CorrelationFilter: { Label: 'order.placed', Properties: { region: 'us' } },
              },
            },
          ],
        },
        {
          Name: 'two-rules',
          Rules: [
            { Name: 'one', Properties: sql("region = 'eu'") },
            { Name: 'two', Properties: sql('amount = 11') },
          ],
        },
        { Name: 'nothing', Rules: [{ Name: 'r', Properties: sql('1=0') }] },
      ],
    },
  ],
});

test('every subscription gets its own copy of each message that matches its filter, once', async () => {
  await running.client.createSender('order-events').sendMessages([
    { body: 1, subject: 'order.placed', applicationProperties: { region: 'eu', amount: 11 } },
    { body: 2, subject: 'order.placed', applicationProperties: { region: 'us', amount: 99 } },
    { body: 3, subject: 'order.shipped', applicationProperties: { region: 'eu', amount: 5 } },
    { body: 4, subject: 'order.cancellation_requested' },
  ]);
  const expected = { all: [1, 2, 3, 4], saga: [1, 2, 4], 'large-eu': [1], us: [2], 'two-rules': [1, 3], nothing: [] };
  for (const [subscription, bodies] of Object.entries(expected)) {
    expect((await running.counts(`order-events/Subscriptions/${subscription}`)).active).toBe(bodies.length);
    const receiver = running.client.createReceiver('order-events', subscription);
    const messages = await receiveMany(receiver, bodies.length);
    expect(messages.map((message) => message.body)).toEqual(bodies);
    for (const message of messages) await receiver.completeMessage(message);
    expect((await running.counts(`order-events/subscriptions/${subscription}`)).active).toBe(0);
  }
});
