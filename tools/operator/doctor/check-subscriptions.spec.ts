import { ServiceBusError } from '@azure/service-bus';
import { expect, test } from 'vitest';
import { sources, topic, webhookQueue } from '../../../shared/topic.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { checkSubscriptions } from './check-subscriptions.ts';

const examine = (absent: readonly string[], fault = new ServiceBusError('is not there', 'MessagingEntityNotFound')) => {
  const list = async ([name = '']) => (absent.includes(name) ? Promise.reject(fault) : []);
  return checkSubscriptions.run({ deadLetters: { list } } as unknown as OperatorPorts, 'azure');
};
const missing = (what: string) => ({ state: 'missing', what: `Service Bus has no ${what}` });

test('each queue and subscription that is missing is named', async () => {
  expect(await examine([])).toMatchObject([{ state: 'well' }]);
  expect(await examine(['stock', webhookQueue])).toMatchObject([
    missing('subscription stock of topic order-events'),
    missing('queue webhook-deliveries'),
  ]);
  expect(await examine(Object.values(topic.subscriptions))).toMatchObject([
    missing('topic order-events, or none of its subscriptions'),
  ]);
});

test('a bus that can’t be reached lacks nothing', async () => {
  const fault = new ServiceBusError('connect ECONNREFUSED', 'ServiceCommunicationProblem');
  await expect(examine(Object.values(sources), fault)).rejects.toThrow('ECONNREFUSED');
});
