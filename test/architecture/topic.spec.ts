import { expect, test } from 'vitest';
import { sagaCalls } from '../../shared/domain/order-lifecycle.ts';
import { stockEventTypes } from '../../shared/domain/stock-watch.ts';
import { PROVIDER_EVENT } from '../../shared/provider-cloud-event.ts';
import { topic } from '../../shared/topic.ts';
import { declaredEntities } from '../infra/checks/check-service-bus.ts';

const declared = declaredEntities().Topics.find(({ Name }) => Name === topic.name);
const subscriptions = declared?.Subscriptions ?? [];

test('the app knows the last delivery of a message as Config.json sets it', () => {
  const counts = subscriptions.map(({ Properties }) => Properties['MaxDeliveryCount']);
  expect(new Set(counts)).toEqual(new Set([topic.maxDeliveryCount]));
});

test.each(subscriptions.map((subscription) => [subscription.Name, subscription] as const))(
  'a copy that is addressed to %s is delivered to that subscription only',
  (name, { Rules }) => {
    const filters = Rules.map(({ Properties }) => Properties.CorrelationFilter);
    const withoutSubject = filters.filter((filter) => filter?.['Label'] === undefined);
    expect(withoutSubject).toEqual([{ To: name }]);
  },
);

test.each([
  ['saga', sagaCalls],
  // Only release 0.1.0 reads it. It is not removed as long as that release may return, and nothing fills it meanwhile.
  ['reports', []],
  ['stock', ['order.confirmed']],
  ['provider-events', [PROVIDER_EVENT]],
  ['catalogue', stockEventTypes],
  ['screening', ['order.placed', 'order.updated']],
])('the subscription %s receives the events that its consumer processes, and no others', (name, types) => {
  const rules = subscriptions.find((subscription) => subscription.Name === name)?.Rules ?? [];
  const published = rules.filter(({ Properties }) => Properties.CorrelationFilter?.['To'] === undefined);
  const labels = published.flatMap(({ Properties }) => Properties.CorrelationFilter?.['Label'] ?? []);
  expect(labels.toSorted()).toEqual(types.toSorted());
});
