import { randomUUID } from 'node:crypto';
import type { Container } from '@azure/cosmos';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { anOrder, RunningStack } from '../running-stack.ts';

/**
 * What the app does when it can't read something that it decides by: the table in docs/operations.md. Each time the host
 * starts again, so that it remembers nothing.
 */

let stack: RunningStack;
const mending: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  stack = await RunningStack.start();
});
afterEach(async () => {
  for (const mend of mending.splice(0)) await mend();
});
afterAll(() => stack?.stop());

/** Makes a document unreadable, and the host forget what it knew. */
async function damage(container: Container, id: string, key: string | string[], changes: object) {
  const item = container.item(id, key);
  const { resource } = await item.read();
  await container.items.upsert({ ...(resource ?? { id, type: id }), ...changes });
  mending.push(() => (resource === undefined ? item.delete() : container.items.upsert(resource)));
  await stack.killHost();
  await stack.restartHost();
}

const clientOf = (partner: string) => stack.prepared.clients[partner]?.clientId ?? '';

async function place(partner = 'acme'): Promise<{ status: number }> {
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await (await stack.partner(partner)).request('POST', '/v1/orders', { body: anOrder(), headers });
  return { ...((await answer.json()) as object), status: answer.status };
}

test('without readable switches, orders are placed', async () => {
  const releases = stack.container('releases');
  await damage(releases, 'feature-switches', 'feature-switches', { off: 'damaged' });
  expect(await place()).toMatchObject({ status: 202 });
});

test('without readable screening rules, no order is placed', async () => {
  await damage(stack.container('releases'), 'screening-rules', 'screening-rules', { rules: 'damaged' });
  expect(await place()).toMatchObject({ status: 500 });
});

test('without a readable price, the product is not sold', async () => {
  const [line] = z.array(z.object({ sku: z.string() })).parse(anOrder()['lines']);
  await damage(stack.container('catalog'), 'product', line?.sku ?? '', { prices: 'damaged' });
  expect(await place()).toMatchObject({ status: 422, error: { code: 'unknown_sku' } });
});

test('without its readable clients, a partner is refused, and others are served', async () => {
  await damage(stack.container('clients'), clientOf('acme'), clientOf('acme'), { partnerId: 7 });
  expect(await place()).toMatchObject({ status: 500 });
  expect(await place('globex')).toMatchObject({ status: 202 });
});
