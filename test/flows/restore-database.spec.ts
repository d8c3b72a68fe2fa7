import { cpSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operatorOf } from '../ops/operator-of.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/** Plays docs/runbooks/restore-database.md: an earlier database is put back, and all else is ahead of it. */
let stack: RunningStack;
let ops: (...flags: string[]) => Promise<string>;
beforeAll(async () => {
  stack = await RunningStack.start(async () => ({
    SAGA_LOST_AFTER_MS: '500',
    SAGA_SEARCH_SCHEDULE: '* * * * * *',
    // The payment provider fails while the database is copied.
    SAGA_STEP_ATTEMPTS: '100',
  }));
  ops = operatorOf(stack);
});
afterAll(() => stack?.stop());

const filesIn = (folder: string) => globSync('cosmos.db*', { cwd: folder });

/** @param work with the files of the database, while nothing uses them */
async function withDatabaseAtRest(work: (folder: string) => void): Promise<void> {
  const { resume } = await stack.prepared.stack.interruptCosmos();
  work(stack.directory);
  await resume();
}

const backup = () => join(stack.directory, 'backup');
const backUp = () =>
  withDatabaseAtRest((folder) => {
    mkdirSync(backup());
    for (const file of filesIn(folder)) cpSync(join(folder, file), join(backup(), file));
  });
const restore = () =>
  withDatabaseAtRest((folder) => {
    for (const file of filesIn(folder)) rmSync(join(folder, file));
    for (const file of filesIn(backup())) cpSync(join(backup(), file), join(folder, file));
  });

async function requireOnce(orderId: string): Promise<void> {
  const payments = await stack.paymentsOf(orderId);
  const taken = payments.filter(({ captured }) => captured > 0);
  expect(taken, `payments of ${orderId}`).toHaveLength(1);
  expect(taken[0]).toMatchObject({ captures: 1, refunded: 0 });
  expect(await stack.shipmentsOf(orderId), `shipments of ${orderId}`).toHaveLength(1);
}

test('after a restore no order is charged twice: one that was under way continues, one placed later is sent again', async () => {
  const acme = await stack.partner('acme');
  const before = await acme.place(anOrder());
  await stack.ended('acme', before.id);
  // Its saga has reserved stock and waits: no payment is noted on the order yet.
  await stack.breakIt('payments', { operation: 'payment_intents.create', fault: 'error' });
  const underWay = await acme.place(anOrder());
  await until('stock to be reserved', async () => (await stack.storedOrder('acme', underWay.id)).status === 'reserved');
  await backUp();

  await stack.mend('payments');
  await stack.ended('acme', underWay.id);
  const key = `later-${underWay.id}`;
  const later = await acme.place(anOrder(), key);
  await stack.ended('acme', later.id);
  for (const { id } of [before, underWay, later]) await requireOnce(id);

  await stack.host.stop();
  await restore();
  await stack.restartHost();
  expect(await stack.storedOrder('acme', underWay.id)).toMatchObject({ status: 'reserved' });
  const again = await stack.partner('acme');
  await ops('orders', 'reclaim', underWay.id, '--even-if-recent');
  expect((await again.place(anOrder(), key)).id).toBe(later.id);

  for (const { id } of [underWay, later]) {
    expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  }
  for (const { id } of [before, underWay, later]) await requireOnce(id);

  expect(await ops('reports', 'rebuild', '--all')).toMatch(/acme: [1-9]\d* events counted/);
});
