import { expect, test } from 'vitest';
import { topic } from '../../shared/topic.ts';
import { serviceBusEntities } from '../../tools/run-locally/partner-orders.ts';
import { at } from './bicep/value.ts';
import { checkServiceBus, declaredEntities } from './checks/check-service-bus.ts';
import { deployed, type Mutation, made, mutated, variants } from './deployed.ts';

test.each(Object.entries(variants))('every entity, rule and flag of Config.json is deployed: %s', (_, parameters) => {
  expect(checkServiceBus(deployed(parameters))).toEqual([]);
});

test('they include the app’s topic and subscriptions', () => {
  const found = declaredEntities().Topics.find(({ Name }) => Name === topic.name);
  expect(found?.Subscriptions.map(({ Name }) => Name).sort()).toEqual(Object.values(topic.subscriptions).sort());
});

const file = 'modules/service-bus.bicep';
const subscriptions =
  "resource topicSubscriptions 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = [\n  for subscription in ";
const changes: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'duplicates aren’t detected',
    { file, from: 'topic.Properties.RequiresDuplicateDetection', to: 'false' },
    /requiresDuplicateDetection of order-events/,
  ],
  [
    'messages are dead-lettered earlier',
    { file, from: 'subscription.properties.MaxDeliveryCount', to: '3' },
    /maxDeliveryCount of order-events\/saga/,
  ],
  [
    'expired messages are lost',
    { file, from: 'subscription.properties.DeadLetteringOnMessageExpiration', to: 'false' },
    /deadLetteringOnMessageExpiration/,
  ],
  [
    'a filter accepts everything',
    { file, from: '      label: rule.properties.CorrelationFilter.?Label\n', to: '' },
    /correlationFilter of order-events\/saga\/order-placed/,
  ],
  [
    'there are no rules',
    { file, from: 'for rule in rules:', to: 'for rule in []:' },
    /no .*rules order-events\/reports\/order-failed/,
  ],
  [
    'a subscription has another name',
    {
      file,
      from: `${subscriptions}subscriptions:`,
      to: `${subscriptions}map(subscriptions, s => union(s, { name: '\${s.name}2' })):`,
    },
    /Config\.json has no .*order-events\/saga2/,
  ],
];

test.each(changes)('the check reports that %s', (_, change, fault) => {
  expect(mutated(change, checkServiceBus).join('\n')).toMatch(fault);
});

test('a message that a dead instance held is delivered again after the same time as locally', () => {
  const found = made(deployed(), 'Microsoft.ServiceBus/namespaces/topics/subscriptions');
  expect(found.map(({ body }) => at(body, 'properties', 'lockDuration'))).toEqual(found.map(() => 'PT10S'));
  expect(serviceBusEntities.lockDurationMs).toBe(10_000);
});

test('production keeps events for its own time, not only as long as the emulator can', () => {
  const [found] = made(deployed(), 'Microsoft.ServiceBus/namespaces/topics');
  expect(at(found?.body, 'properties', 'defaultMessageTimeToLive')).toBe('P14D');
  expect(at(found?.body, 'properties', 'duplicateDetectionHistoryTimeWindow')).toBe('P1D');
});
