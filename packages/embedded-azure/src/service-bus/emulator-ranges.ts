import type { NamespaceShape } from './entities-file-shape.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

interface Range {
  min: number;
  max: number;
  /** The range as text for people. */
  words: string;
}

const TIME_TO_LIVE: Range = { min: 5 * MINUTE, max: 60 * MINUTE, words: 'PT5M to PT1H' };
const DUPLICATE_WINDOW: Range = { min: 5 * SECOND, max: 5 * MINUTE, words: 'PT5S to PT5M' };
const QUEUE_LOCK: Range = { min: 5 * SECOND, max: 5 * MINUTE, words: 'PT5S to PT5M' };
const SUBSCRIPTION_LOCK: Range = { min: MINUTE, max: 5 * MINUTE, words: 'PT1M to PT5M' };
const DELIVERIES: Range = { min: 1, max: 10, words: '1 to 10' };
const SUBSCRIPTIONS: Range = { min: 1, max: 50, words: '1 to 50' };
const ENTITIES: Range = { min: 0, max: 50, words: 'at most 50' };
const NAMESPACE = 'sbemulatorns';

/**
 * What the official emulator would refuse in the file, one sentence each. Its ranges are narrower than Azure's. They
 * are those of its published schema, where the lock of a subscription starts at a minute and that of a queue at five
 * seconds.
 */
export function faultsForEmulator(namespace: NamespaceShape): string[] {
  const faults: string[] = [];
  const check = (place: string, property: string, value: number | undefined, range: Range) => {
    if (value === undefined || (value >= range.min && value <= range.max)) return;
    faults.push(`${place}: ${property} is outside the official emulator's range of ${range.words}`);
  };

  if (namespace.Name !== NAMESPACE) {
    faults.push(`namespace "${namespace.Name}": the official emulator's only namespace is "${NAMESPACE}"`);
  }
  check(
    'the namespace',
    'the number of queues and topics',
    namespace.Queues.length + namespace.Topics.length,
    ENTITIES,
  );
  for (const { Name, Properties } of namespace.Queues) {
    const place = `queue "${Name}"`;
    check(place, 'DefaultMessageTimeToLive', Properties.DefaultMessageTimeToLive, TIME_TO_LIVE);
    const window = Properties.DuplicateDetectionHistoryTimeWindow;
    check(place, 'DuplicateDetectionHistoryTimeWindow', window, DUPLICATE_WINDOW);
    check(place, 'LockDuration', Properties.LockDuration, QUEUE_LOCK);
    check(place, 'MaxDeliveryCount', Properties.MaxDeliveryCount, DELIVERIES);
  }
  for (const { Name: topic, Properties, Subscriptions } of namespace.Topics) {
    const place = `topic "${topic}"`;
    check(place, 'DefaultMessageTimeToLive', Properties.DefaultMessageTimeToLive, TIME_TO_LIVE);
    const window = Properties.DuplicateDetectionHistoryTimeWindow;
    check(place, 'DuplicateDetectionHistoryTimeWindow', window, DUPLICATE_WINDOW);
    check(place, 'the number of subscriptions', Subscriptions.length, SUBSCRIPTIONS);
    for (const { Name, Properties } of Subscriptions) {
      const place = `subscription "${topic}/${Name}"`;
      check(place, 'DefaultMessageTimeToLive', Properties.DefaultMessageTimeToLive, TIME_TO_LIVE);
      check(place, 'LockDuration', Properties.LockDuration, SUBSCRIPTION_LOCK);
      check(place, 'MaxDeliveryCount', Properties.MaxDeliveryCount, DELIVERIES);
    }
  }
  return faults;
}
