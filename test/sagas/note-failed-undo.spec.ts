import { expect, test } from 'vitest';
import type { SagaPorts } from '../../orchestrations/activity.ts';
import { retrySeedOf, toRetryOptions } from '../../orchestrations/retry.ts';
import { runActivity } from '../../orchestrations/run-activity.ts';
import { bookShipment } from '../../orchestrations/steps/book-shipment.ts';
import { claim, compensate } from '../../shared/domain/order-changes.ts';
import { orderInMemory, run } from './order-in-memory.ts';

const at = new Date('2026-01-01T00:00:00.000Z');
const failure = { code: 'carrier_unavailable', message: 'm', step: 'book-shipment' } as const;
const finish = { attempts: 3, firstDelayMs: 1_000, maxDelayMs: 60_000 };
const quiet = { info() {}, warn() {}, error() {} };

/** An order that is being undone, and a carrier that never answers. */
function world() {
  const { change: changeInMemory, now } = orderInMemory(at);
  const state = { canWrite: true };
  const change: typeof changeInMemory = async (subject, decide) => {
    if (!state.canWrite) throw new Error('the store is away');
    return changeInMemory(subject, decide);
  };
  const cancel = async () => {
    throw Object.assign(new Error('the carrier is away'), { code: 'ECONNREFUSED' });
  };
  const ports = { clock: { now: () => at }, orders: { change }, carrier: { cancel } } as unknown as SagaPorts;
  return { state, ports, change, saga: () => now().saga };
}

test('an order that can’t be undone yet says what failed, how often, and when it is tried again', async () => {
  const { ports, change, saga } = world();
  await change(undefined, (order) => claim(order, { run: run.run, instance: 'order-1', at }));
  await change(undefined, (order) => compensate(order, failure, { run: run.run, at }));
  const undo = runActivity(bookShipment.undo, ports, finish);

  await expect(undo(run, quiet)).rejects.toThrow('the carrier is away');
  const because = { code: 'ECONNREFUSED', message: 'the carrier is away' };
  const { firstRetryIntervalInMilliseconds } = toRetryOptions(finish, retrySeedOf('order-1', 'undo-book-shipment'));
  const nextAt = new Date(at.getTime() + firstRetryIntervalInMilliseconds).toISOString();
  expect(saga()).toMatchObject({ setback: { at: 'undo-book-shipment', attempts: 1, because, nextAt } });

  for (const attempts of [2, 3]) {
    await expect(undo(run, quiet)).rejects.toThrow();
    expect(saga()).toMatchObject({ setback: { attempts } });
  }
  expect(saga()).not.toHaveProperty('setback.nextAt');
});

test('a note that can’t be written does not hide why the undo failed', async () => {
  const { state, ports } = world();
  state.canWrite = false;
  await expect(runActivity(bookShipment.undo, ports, finish)(run, quiet)).rejects.toThrow('the carrier is away');
});
