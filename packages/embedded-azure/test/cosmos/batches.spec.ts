import type { Container, OperationInput } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosStage, hierarchical, refusal } from './cosmos-stage.ts';

let stage: CosmosStage;
let container: Container;
beforeAll(async () => {
  stage = await CosmosStage.open();
  container = await stage.container();
});
afterAll(() => stage.close());

const create = (id: string, pk: string, more = {}): OperationInput => ({
  operationType: 'Create',
  resourceBody: { id, pk, ...more },
});
const codes = (result: { statusCode: number }[] | undefined) => result?.map(({ statusCode }) => statusCode);
const run = (operations: OperationInput[], pk: string) => container.items.batch(operations, pk);

test('a batch runs all its operations, and each sees those before it', async () => {
  const { code, result } = await run(
    [
      create('1', 'all'),
      { operationType: 'Upsert', resourceBody: { id: '2', pk: 'all' } },
      { operationType: 'Read', id: '1' },
      { operationType: 'Patch', id: '2', resourceBody: { operations: [{ op: 'add', path: '/n', value: 1 }] } },
      { operationType: 'Replace', id: '1', resourceBody: { id: '1', pk: 'all', n: 2 } },
      { operationType: 'Delete', id: '2' },
    ],
    'all',
  );
  expect(code).toBe(200);
  expect(codes(result)).toEqual([201, 201, 200, 200, 200, 204]);
  expect(result?.[3]?.resourceBody).toMatchObject({ id: '2', n: 1 });
  expect(result?.[0]?.eTag).toMatch(/^"/);
  expect((await container.item('1', 'all').read()).resource).toMatchObject({ n: 2 });
});

test.each<[string, OperationInput, number]>([
  ['a conflict', create('1', 'none'), 409],
  [
    'a stale version',
    { operationType: 'Replace', id: '1', ifMatch: '"stale"', resourceBody: { id: '1', pk: 'none' } },
    412,
  ],
  ['a missing item', { operationType: 'Delete', id: 'nothing' }, 404],
  ['an item of another partition', create('9', 'other'), 400],
  [
    'a condition that is false',
    {
      operationType: 'Patch',
      id: '1',
      resourceBody: { condition: 'from c where c.n > 5', operations: [{ op: 'incr', path: '/n', value: 1 }] },
    },
    412,
  ],
])('%s undoes the whole batch', async (_, failing, status) => {
  await container.items.upsert({ id: '1', pk: 'none', n: 1 });
  const { code, result } = await run([create('before', 'none'), failing, create('after', 'none')], 'none');
  expect(code).toBe(207);
  expect(codes(result)).toEqual([424, status, 424]);
  expect((await container.item('before', 'none').read()).statusCode).toBe(404);
});

test('a reservation is atomic: only as many concurrent batches succeed as the level allows', async () => {
  await container.items.create({ id: 'level', pk: 'sku', available: 5 });
  const reserve = (order: number) =>
    run(
      [
        {
          operationType: 'Patch',
          id: 'level',
          resourceBody: {
            condition: 'from c where c.available >= 2',
            operations: [{ op: 'incr', path: '/available', value: -2 }],
          },
        },
        create(`reservation-${order}`, 'sku'),
      ],
      'sku',
    );
  const outcomes = await Promise.all(Array.from({ length: 6 }, (_, order) => reserve(order)));
  expect(outcomes.filter(({ code }) => code === 200)).toHaveLength(2);
  const query = "SELECT VALUE COUNT(1) FROM c WHERE STARTSWITH(c.id, 'reservation')";
  expect((await container.items.query(query, { partitionKey: 'sku' }).fetchAll()).resources).toEqual([2]);
  expect((await container.item('level', 'sku').read()).resource).toMatchObject({ available: 1 });
});

test('a batch works with a hierarchical key', async () => {
  const orders = await stage.container({ partitionKey: hierarchical('/partner', '/order') });
  const keys = { partner: 'p', order: 'o' };
  const operations: OperationInput[] = ['order', 'event'].map((id) => ({
    operationType: 'Create',
    resourceBody: { id, ...keys },
  }));
  expect((await orders.items.batch(operations, ['p', 'o'])).code).toBe(200);
  expect((await orders.items.batch(operations, ['p', 'o'])).code).toBe(207);
  expect(await refusal(orders.items.batch(operations, ['p']))).toMatchObject({ status: 400 });
});

test('a batch has at most 100 operations and 2 MB', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => create(`n${i}`, 'many'));
  expect((await run(many(100), 'many')).code).toBe(200);
  const large = Array.from({ length: 3 }, (_, i) => create(`l${i}`, 'large', { x: 'x'.repeat(800_000) }));
  expect(await refusal(run(large, 'large'))).toMatchObject({ status: 413 });
});

test('in a bulk request, operations succeed or fail independently', async () => {
  await container.items.create({ id: 'taken', pk: 'b1' });
  const operations = [create('new', 'b1'), create('taken', 'b1'), create('new', 'b2')].map((operation, i) => ({
    ...operation,
    partitionKey: i === 2 ? 'b2' : 'b1',
  }));
  const results = await container.items.executeBulkOperations(operations);
  expect(results.map(({ response, error }) => response?.statusCode ?? error?.code)).toEqual([201, 409, 201]);
});

test('an operation with another key refuses the whole batch, with Azure’s message', async () => {
  const container = await stage.container();
  const create = (id: string, pk: string) =>
    ({ operationType: 'Create', partitionKey: pk, resourceBody: { id, pk } }) as const;
  expect(await refusal(container.items.batch([create('1', 'a'), create('2', 'b')], 'a'))).toMatchObject({
    status: 400,
    message: expect.stringContaining(
      'One or more operations within the batch request have a different partition key value than the request.',
    ),
  });
  expect((await container.items.readAll().fetchAll()).resources).toEqual([]);
});
