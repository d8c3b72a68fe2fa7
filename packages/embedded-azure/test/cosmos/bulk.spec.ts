import { type Container, type OperationInput, StatusCodes } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CosmosStage, hierarchical, RANGES } from './cosmos-stage.ts';

const codesOf = (results: { response?: { statusCode?: number }; error?: { code?: unknown } }[]) =>
  results.map(({ response, error }) => response?.statusCode ?? error?.code);

describe.each(RANGES)('over %i physical ranges', (partitions) => {
  let stage: CosmosStage;
  let container: Container;
  beforeAll(async () => {
    stage = await CosmosStage.open({ partitions });
    container = await stage.container();
  });
  afterAll(() => stage.close());

  test('many operations of every kind each get their own result', async () => {
    const items = Array.from({ length: 250 }, (_, n) => ({ id: `i${n}`, pk: `k${n % 13}`, n }));
    const created = await container.items.executeBulkOperations(
      items.map((resourceBody) => ({ operationType: 'Create', partitionKey: resourceBody.pk, resourceBody })),
    );
    expect(new Set(codesOf(created))).toEqual(new Set([StatusCodes.Created]));
    expect(created.map(({ response }) => response?.resourceBody?.['id'])).toEqual(items.map(({ id }) => id));

    const mixed: (OperationInput & { partitionKey: string })[] = [
      { operationType: 'Read', partitionKey: 'k1', id: 'i1' },
      { operationType: 'Upsert', partitionKey: 'k2', resourceBody: { id: 'i2', pk: 'k2', n: -2 } },
      { operationType: 'Upsert', partitionKey: 'new', resourceBody: { id: 'up', pk: 'new' } },
      { operationType: 'Replace', partitionKey: 'k3', id: 'i3', resourceBody: { id: 'i3', pk: 'k3', n: -3 } },
      {
        operationType: 'Patch',
        ...{ partitionKey: 'k4', id: 'i4' },
        resourceBody: { operations: [{ op: 'incr', path: '/n', value: -8 }] },
      },
      { operationType: 'Delete', partitionKey: 'k5', id: 'i5' },
      { operationType: 'Create', partitionKey: 'k6', resourceBody: { id: 'i6', pk: 'k6' } },
      { operationType: 'Delete', partitionKey: 'k7', id: 'nothing' },
      {
        operationType: 'Replace',
        partitionKey: 'k8',
        id: 'i8',
        ifMatch: '"stale"',
        resourceBody: { id: 'i8', pk: 'k8' },
      },
    ];
    const results = await container.items.executeBulkOperations(mixed);
    expect(codesOf(results)).toEqual([200, 200, 201, 200, 200, 204, 409, 404, 412]);
    const numbers = 'SELECT VALUE c.n FROM c WHERE c.n < 0 ORDER BY c.n';
    expect((await container.items.query(numbers).fetchAll()).resources).toEqual([-4, -3, -2]);
    expect((await container.items.query('SELECT VALUE COUNT(1) FROM c').fetchAll()).resources).toEqual([250]);
  });

  test('operations work with a hierarchical key', async () => {
    const orders = await stage.container({ partitionKey: hierarchical('/partner', '/order') });
    const operations = Array.from({ length: 20 }, (_, n) => ({
      operationType: 'Create' as const,
      partitionKey: [`p${n % 3}`, `o${n}`],
      resourceBody: { id: `i${n}`, partner: `p${n % 3}`, order: `o${n}` },
    }));
    expect(new Set(codesOf(await orders.items.executeBulkOperations(operations)))).toEqual(new Set([201]));
    expect((await orders.items.readAll().fetchAll()).resources).toHaveLength(20);
    expect((await orders.item('i4', ['p1', 'o4']).read()).statusCode).toBe(200);
  });
});

test('a unique key applies to every way of writing, and a batch that violates it writes nothing', async () => {
  const stage = await CosmosStage.open();
  const container = await stage.container({ uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/mail'] }] } });
  const { items } = container;
  await items.create({ id: '1', pk: 'a', mail: 'x' });
  await items.create({ id: '2', pk: 'a', mail: 'y' });
  const codes: unknown[] = [];
  const attempt = (operation: Promise<unknown>) =>
    operation.catch((error: { code?: unknown }) => void codes.push(error.code));
  await attempt(items.create({ id: '3', pk: 'a', mail: 'x' }));
  await attempt(items.upsert({ id: '2', pk: 'a', mail: 'x' }));
  await attempt(container.item('2', 'a').patch([{ op: 'set', path: '/mail', value: 'x' }]));
  expect(codes).toEqual([409, 409, 409]);

  const batch = await items.batch(
    [
      { operationType: 'Create', resourceBody: { id: '4', pk: 'a', mail: 'z' } },
      { operationType: 'Create', resourceBody: { id: '5', pk: 'a', mail: 'x' } },
    ],
    'a',
  );
  expect(batch.result?.map(({ statusCode }) => statusCode)).toEqual([424, 409]);
  expect((await items.create({ id: '6', pk: 'a', mail: 'z' })).statusCode).toBe(201); // 4 did not keep it
  const bulk = await items.executeBulkOperations([
    { operationType: 'Create', partitionKey: 'a', resourceBody: { id: '7', pk: 'a', mail: 'x' } },
    { operationType: 'Create', partitionKey: 'b', resourceBody: { id: '7', pk: 'b', mail: 'x' } },
  ]);
  expect(codesOf(bulk)).toEqual([409, 201]);
  // A missing property counts as a value too, once.
  expect((await items.create({ id: '8', pk: 'a' })).statusCode).toBe(201);
  await attempt(items.create({ id: '9', pk: 'a' }));
  expect(codes).toHaveLength(4);

  const { resource } = await container.read();
  if (resource === undefined) throw new Error('no container');
  const other = { ...resource, uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/other'] }] } };
  await attempt(container.replace(other));
  expect(codes.at(-1)).toBe(400);
  await stage.close();
});
