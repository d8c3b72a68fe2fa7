import { expect, test } from 'vitest';
import { topic, webhookQueue } from '../../shared/topic.ts';
import { serviceBusEntities } from '../../tools/run-locally/partner-orders.ts';
import { at } from './bicep/value.ts';
import { checkServiceBus, declaredEntities } from './checks/check-service-bus.ts';
import { type Change, changed, deployed, made, templateTest, variants } from './deployed.ts';

templateTest.each(variants)('every entity, rule and flag of Config.json is deployed: %s', async (_, given) => {
  expect(checkServiceBus(await deployed(given))).toEqual([]);
});

test('they include the app’s topic, subscriptions and queue', () => {
  expect(declaredEntities().Queues.map(({ Name }) => Name)).toEqual([webhookQueue]);
  const found = declaredEntities().Topics.find(({ Name }) => Name === topic.name);
  expect(found?.Subscriptions.map(({ Name }) => Name).sort()).toEqual(Object.values(topic.subscriptions).sort());
});

const changes: [what: string, change: Change, fault: RegExp][] = [
  [
    'duplicates aren’t detected',
    { from: /"requiresDuplicateDetection":true/g, to: '"requiresDuplicateDetection":false' },
    /requiresDuplicateDetection of webhook-deliveries[\s\S]*requiresDuplicateDetection of order-events/,
  ],
  [
    'messages are dead-lettered earlier',
    { from: /"maxDeliveryCount":10/g, to: '"maxDeliveryCount":3' },
    /maxDeliveryCount of webhook-deliveries[\s\S]*maxDeliveryCount of order-events\/saga/,
  ],
  [
    'expired messages are lost',
    { from: '"deadLetteringOnMessageExpiration":true', to: '"deadLetteringOnMessageExpiration":false' },
    /deadLetteringOnMessageExpiration/,
  ],
  [
    'a filter accepts everything',
    { from: '"label":"order.placed"', to: '"label":null' },
    /correlationFilter of order-events\/saga\/order-placed/,
  ],
  [
    'there are no rules',
    { without: 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules' },
    /no .*rules order-events\/reports\/order-failed/,
  ],
  [
    'a subscription has another name',
    { from: /(?<name>"name":"sb-\w+\/order-events\/saga)"/, to: '$<name>2"' },
    /Config\.json has no .*order-events\/saga2/,
  ],
];

templateTest.each(changes)('the check reports that %s', async (_, change, fault) => {
  expect((await changed(change, checkServiceBus)).join('\n')).toMatch(fault);
});

templateTest('a message that a dead instance held is delivered again after the same time as locally', async () => {
  const deployment = await deployed();
  const found = ['topics/subscriptions', 'queues'].flatMap((type) =>
    made(deployment, `Microsoft.ServiceBus/namespaces/${type}`),
  );
  expect(found.map(({ body }) => at(body, 'properties', 'lockDuration'))).toEqual(found.map(() => 'PT10S'));
  expect(serviceBusEntities.lockDurationMs).toBe(10_000);
});

templateTest('production keeps events for its own time, not only as long as the emulator can', async () => {
  const deployment = await deployed();
  for (const type of ['topics', 'queues']) {
    const [found] = made(deployment, `Microsoft.ServiceBus/namespaces/${type}`);
    expect(at(found?.body, 'properties', 'defaultMessageTimeToLive')).toBe('P14D');
    expect(at(found?.body, 'properties', 'duplicateDetectionHistoryTimeWindow')).toBe('P1D');
  }
});
