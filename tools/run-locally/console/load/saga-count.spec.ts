import { afterEach, expect, test, vi } from 'vitest';
import { SagaCount } from './saga-count.ts';

afterEach(() => vi.useRealTimers());

test('a count is that of the look before, and none once the host has not answered for three seconds', async () => {
  vi.useFakeTimers();
  let answer = async () => ({ status: 200, body: [{}, {}], continuation: undefined });
  const sagas = new SagaCount({ call: () => answer() });
  expect(sagas.look()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_000);
  answer = () => new Promise(() => undefined);
  expect(sagas.look()).toBe(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sagas.look()).toBe(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sagas.look()).toBeUndefined();
});
