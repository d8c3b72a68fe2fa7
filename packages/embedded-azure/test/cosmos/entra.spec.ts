import type { TokenCredential } from '@azure/core-auth';
import { CosmosClient } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCosmos } from '../../src/cosmos/start-cosmos.ts';
import { EntraStage } from '../entra-stage.ts';
import { CosmosStage, onlyEmbedded, refusal } from './cosmos-stage.ts';

const AUDIENCE = 'https://cosmos.azure.com';

onlyEmbedded.describe('its roles are assigned when the account is started')('Microsoft Entra', () => {
  let entra: EntraStage;
  let stage: CosmosStage;
  beforeAll(async () => {
    entra = await EntraStage.open(AUDIENCE, ['app', 'report', 'narrow', 'auditor', 'stranger']);
    stage = await CosmosStage.openEmbedded({
      tls: entra.certificate,
      entra: {
        ...entra.tenant,
        assignments: [
          { principalId: await entra.objectIdOf('app'), role: 'Cosmos DB Built-in Data Contributor' },
          { principalId: await entra.objectIdOf('report'), role: 'Cosmos DB Built-in Data Reader' },
          {
            principalId: await entra.objectIdOf('narrow'),
            role: 'Cosmos DB Built-in Data Contributor',
            scope: '/dbs/shop/colls/orders',
          },
          {
            principalId: await entra.objectIdOf('auditor'),
            role: ['readMetadata', 'executeQuery', 'items/create', 'items/read'],
            scope: '/dbs/shop/colls/invoices',
          },
        ],
      },
    });
    await stage.container({ id: 'orders' });
    await stage.container({ id: 'invoices' });
    await stage.container({ id: 'orders-archive' });
  });
  afterAll(async () => {
    await stage.close();
    await entra.close();
  });

  function clientFor(aadCredentials: TokenCredential): CosmosClient {
    const retryOptions = { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 1 };
    return new CosmosClient({
      ...{ endpoint: stage.cosmos.tlsEndpoint ?? '', aadCredentials },
      connectionPolicy: { retryOptions, enableBackgroundEndpointRefreshing: false },
    });
  }
  const as = (application: string) => clientFor(entra.credential(application)).database('shop');

  describe('a principal with the contributor role', () => {
    test('reads and writes items over TLS, and all its requests have tokens', async () => {
      const orders = as('app').container('orders');
      await orders.items.create({ id: '1', pk: 'a', n: 1 });
      expect((await orders.item('1', 'a').read()).resource).toMatchObject({ n: 1 });
      await orders.items.upsert({ id: '1', pk: 'a', n: 2 });
      await orders.item('1', 'a').patch([{ op: 'incr', path: '/n', value: 1 }]);
      await orders.item('1', 'a').replace({ id: '1', pk: 'a', n: 4 });
      const query = orders.items.query('SELECT VALUE c.n FROM c ORDER BY c.n');
      expect((await query.fetchAll()).resources).toEqual([4]);
      const batch = await orders.items.batch([{ operationType: 'Create', resourceBody: { id: '2', pk: 'a' } }], 'a');
      expect(batch.code).toBe(200);
      await orders.item('1', 'a').delete();
      expect((await orders.read()).resource).toMatchObject({ id: 'orders' });
      expect((await as('app').containers.readAll().fetchAll()).resources).toHaveLength(3);
    });

    test('can’t create, change or drop databases and containers, or read their throughput: 403 / 5300', async () => {
      const refused = { status: 403, substatus: 5300 };
      const client = clientFor(entra.credential('app'));
      expect(await refusal(client.databases.create({ id: 'mine' }))).toMatchObject({
        ...refused,
        message: expect.stringContaining('[POST /dbs] cannot be authorized by AAD token in data plane'),
      });
      expect(await refusal(as('app').containers.create({ id: 'mine', partitionKey: '/pk' }))).toMatchObject(refused);
      expect(await refusal(as('app').container('orders').delete())).toMatchObject(refused);
      expect(await refusal(as('app').delete())).toMatchObject(refused);
      expect(await refusal(client.offers.readAll().fetchAll())).toMatchObject(refused);
      expect((await stage.client.databases.readAll().fetchAll()).resources).toHaveLength(1);
    });

    test('with a custom role can do what that role lists, and nothing else', async () => {
      const invoices = as('auditor').container('invoices');
      await invoices.items.create({ id: 'kept', pk: 'a', n: 1 });
      expect((await invoices.items.query('SELECT VALUE c.n FROM c').fetchAll()).resources).toEqual([1]);
      const refused = { status: 403, substatus: 5302 };
      expect(await refusal(invoices.item('kept', 'a').replace({ id: 'kept', pk: 'a', n: 2 }))).toMatchObject(refused);
      expect(await refusal(invoices.items.upsert({ id: 'kept', pk: 'a', n: 2 }))).toMatchObject(refused);
      expect(await refusal(invoices.item('kept', 'a').patch([{ op: 'incr', path: '/n', value: 1 }]))).toMatchObject(
        refused,
      );
      expect(await refusal(invoices.item('kept', 'a').delete())).toMatchObject(refused);
      const batch = invoices.items.batch([{ operationType: 'Delete', id: 'kept' }], 'a');
      expect(await refusal(batch)).toMatchObject(refused);
      expect((await invoices.item('kept', 'a').read()).resource).toMatchObject({ n: 1 });
    });

    test('can’t act outside its scope', async () => {
      await as('narrow').container('orders').items.create({ id: 'n', pk: 'a' });
      expect(await refusal(as('narrow').container('invoices').items.create({ id: 'n', pk: 'a' }))).toMatchObject({
        ...{ status: 403, substatus: 5301 },
      });
      const similar = as('narrow').container('orders-archive');
      expect(await refusal(similar.items.create({ id: 'n', pk: 'a' }))).toMatchObject({ status: 403 });
      expect(await refusal(similar.item('n', 'a').read())).toMatchObject({ status: 403 });
    });
  });

  test('a principal with the reader role reads but can’t write: 403 / 5302', async () => {
    await stage.database.container('orders').items.upsert({ id: 'r', pk: 'a' });
    const orders = as('report').container('orders');
    expect((await orders.item('r', 'a').read()).resource).toMatchObject({ id: 'r' });
    expect((await orders.items.query("SELECT * FROM c WHERE c.id = 'r'").fetchAll()).resources).toHaveLength(1);
    expect(await refusal(orders.item('r', 'a').delete())).toMatchObject({
      ...{ status: 403, substatus: 5302 },
      message: expect.stringMatching(
        /principal \[.+\] .+ \[Microsoft.DocumentDB.+items\/delete\] .+ \[dbs\/shop\/colls\/orders\]/,
      ),
    });
    const refused = { status: 403, substatus: 5302 };
    expect(await refusal(orders.items.create({ id: 'w', pk: 'a' }))).toMatchObject(refused);
    expect(await refusal(orders.items.upsert({ id: 'r', pk: 'a', n: 1 }))).toMatchObject(refused);
    expect(await refusal(orders.item('r', 'a').replace({ id: 'r', pk: 'a', n: 1 }))).toMatchObject(refused);
    const patch = [{ op: 'set' as const, path: '/n', value: 1 }];
    expect(await refusal(orders.item('r', 'a').patch(patch))).toMatchObject(refused);
    expect((await orders.item('r', 'a').read()).resource).not.toHaveProperty('n');
  });

  test('a principal without a role can read nothing, not even metadata: 403 / 5301', async () => {
    const reading = as('stranger').container('orders').item('r', 'a').read();
    expect(await refusal(reading)).toMatchObject({
      ...{ status: 403, substatus: 5301 },
      message: expect.stringContaining('[Microsoft.DocumentDB/databaseAccounts/readMetadata] on resource [/]'),
    });
  });

  describe('a token is refused', () => {
    const oid = 'somebody';
    test.each([
      ['signed by another key', 5004, () => entra.forged({ oid }, { key: 'foreign' })],
      ['signed by no key', 5003, () => entra.forged({ oid }, { alg: 'none' })],
      ['signed with our public key as a secret', 5003, () => entra.forged({ oid }, { alg: 'HS256' })],
      ['that is over', 5006, () => entra.forged({ oid }, { expiresIn: -600 })],
      ['that is not valid yet', 5005, () => entra.forged({ oid, nbf: Math.floor(Date.now() / 1000) + 900 })],
      ['of another tenant', 5007, () => entra.forged({ oid, iss: 'https://login.example/other/v2.0' })],
      ['for another API', 5008, () => entra.forged({ oid, aud: 'https://vault.azure.net' })],
      ['without an object id', 5011, () => entra.forged({ oid: undefined })],
    ])('%s: 401 / %i', async (_, substatus, credential) => {
      const reading = clientFor(credential()).databases.readAll().fetchAll();
      expect(await refusal(reading)).toMatchObject({ status: 401, substatus });
    });

    test('when the account has no tenant: 401 / 5002', async () => {
      const other = await startCosmos({ stateFile: ':memory:', tls: entra.certificate });
      const client = new CosmosClient({ endpoint: other.tlsEndpoint ?? '', aadCredentials: entra.credential('app') });
      expect(await refusal(client.databases.readAll().fetchAll())).toMatchObject({ status: 401, substatus: 5002 });
      await other.close();
    });
  });

  test('the account’s own URL is accepted as audience', async () => {
    const aud = `${new URL(stage.cosmos.tlsEndpoint ?? '').origin}/`;
    const client = clientFor(entra.forged({ oid: await entra.objectIdOf('app'), aud }));
    expect((await client.databases.readAll().fetchAll()).resources).toHaveLength(1);
  });

  test('the key works over TLS as well', async () => {
    const client = new CosmosClient({ endpoint: stage.cosmos.tlsEndpoint ?? '', key: stage.cosmos.key });
    expect((await client.database('shop').container('orders').read()).statusCode).toBe(200);
    client.dispose();
  });
});
