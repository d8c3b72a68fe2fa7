import type { Container } from '@azure/cosmos';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PartnerId } from '../../domain/ids.ts';
import { CosmosFeatureSwitches } from './cosmos-feature-switches.ts';

const AT = new Date('2026-05-01T12:00:00Z');
const partner = PartnerId.parse('acme');
const off = {
  feature: 'orders',
  until: '2026-05-01T13:00:00.000Z',
  note: 'a test',
};

beforeEach(() => vi.useFakeTimers({ now: AT }));
afterEach(() => vi.useRealTimers());

/** A database that answers when the test says so. */
function onHangingDatabase() {
  const answer = Promise.withResolvers<{ resource: object; statusCode: number }>();
  const container = { item: () => ({ read: () => answer.promise }) } as unknown as Container;
  const switches = new CosmosFeatureSwitches(container, { now: () => new Date() });
  const resource = { id: 'feature-switches', type: 'feature-switches', schemaVersion: 1, off: [off] };
  return { switches, answer: () => answer.resolve({ resource, statusCode: 200 }) };
}

test('a first read that hangs lets a partner through after two seconds, not before', async () => {
  const { switches } = onHangingDatabase();
  const found = vi.fn();
  void switches.findWait(['orders'], partner).then((wait) => found(wait));
  await vi.advanceTimersByTimeAsync(1_999);
  expect(found).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(found).toHaveBeenCalledWith(undefined);
});

test('what a late read says holds for the next request after ten seconds, although the database hangs again', async () => {
  const { switches, answer } = onHangingDatabase();
  const first = switches.findWait(['orders'], partner);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await first).toBeUndefined();
  answer();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await switches.findWait(['orders'], partner)).toMatchObject({ feature: 'orders' });
});
