import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosRejections } from '../../shared/adapters/cosmos/cosmos-rejections.ts';
import { CosmosRejectionsAdmin } from '../../shared/adapters/cosmos/cosmos-rejections-admin.ts';
import type { Rejection } from '../../shared/domain/rejection.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

const rejection = (id: string, consumer: string, day: string): Rejection => ({
  id,
  consumer,
  subscription: 'saga',
  kind: 'unreadable',
  cause: { code: 'unreadable', message: 'type: is required' },
  at: `${day}T12:00:00.000Z`,
  attempts: 1,
  event: {},
  message: { id, properties: { attempt: 2 }, body: '{}', isWhole: true },
});

test('rejections are listed once, oldest first, until they are deleted', async () => {
  const container = database.container('rejections');
  const rejections = new CosmosRejections(container);
  const admin = new CosmosRejectionsAdmin(container);
  const later = rejection('rej_a', 'start-order-saga', '2026-01-02');
  const earlier = rejection('rej_b', 'sell-reservations', '2026-01-01');
  for (const one of [later, earlier, later]) await rejections.add(one);
  expect(await admin.list()).toEqual({ rejections: [earlier, later], unreadable: [] });
  await admin.forget(earlier);
  expect((await admin.list()).rejections).toEqual([later]);
});

test('a rejection that can’t be read is named with its field, hides no other and can be deleted', async () => {
  const container = database.container('rejections');
  const admin = new CosmosRejectionsAdmin(container);
  const known = rejection('rej_c', 'relay-webhooks', '2026-01-03');
  await new CosmosRejections(container).add(known);
  await container.items.create({ ...rejection('rej_d', 'relay-webhooks', '2026-01-04'), attempts: 'many' });
  const { rejections, unreadable } = await admin.list();
  expect(rejections).toContainEqual(known);
  expect(unreadable).toEqual([{ id: 'rej_d', consumer: 'relay-webhooks', fault: 'attempts: must be a number' }]);
  await admin.forget({ id: 'rej_d', consumer: 'relay-webhooks' });
  expect((await admin.list()).unreadable).toEqual([]);
});
