import { CosmosClient } from '@azure/cosmos';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCosmos } from '../../src/cosmos/start-cosmos.ts';
import { CosmosStage, clientOf, onlyEmbedded, refusal } from './cosmos-stage.ts';
import { sendSigned } from './signed-request.ts';

let stage: CosmosStage;
beforeAll(async () => {
  stage = await CosmosStage.open();
});
afterAll(() => stage.close());

const signed = (method: string, path: string, type: string, link: string, date?: Date): Promise<Response> =>
  sendSigned(stage, { method, path, type, link, ...(date ? { date } : {}) });

test('a client can connect with the connection string', async () => {
  const client = new CosmosClient(stage.connectionString);
  expect((await client.databases.readAll().fetchAll()).resources.map(({ id }) => id)).toContain(stage.database.id);
  client.dispose();
});

test('answers 401 to a wrong key', async () => {
  const stranger = clientOf({ endpoint: stage.endpoint, key: Buffer.from('wrong').toString('base64') });
  expect(await refusal(stranger.databases.readAll().fetchAll())).toMatchObject({ status: 401 });
  stranger.dispose();
});

test('answers 403 when the clock is far off', async () => {
  expect((await signed('GET', '/dbs', 'dbs', '')).status).toBe(200);
  const late = await signed('GET', '/dbs', 'dbs', '', new Date(Date.now() - 3_600_000));
  expect(late.status).toBe(403);
  expect(await late.json()).toMatchObject({ code: 'Forbidden' });
});

onlyEmbedded.test('it needs accounts of two consistencies')(
  'an account reports its consistency level, and refuses a stronger one',
  async () => {
    const session = await stage.client.getDatabaseAccount();
    expect(session.resource?.consistencyPolicy).toBe('Session');
    const container = await stage.container();
    await container.items.create({ id: '1', pk: 'a' });
    const strict = new CosmosClient({ ...stage.cosmos, consistencyLevel: 'Strong' });
    const reading = strict.database(stage.database.id).container(container.id).item('1', 'a').read();
    expect(await refusal(reading)).toMatchObject({ status: 400 });
    strict.dispose();

    const strong = await CosmosStage.openEmbedded({ consistency: 'Strong' });
    expect((await strong.client.getDatabaseAccount()).resource?.consistencyPolicy).toBe('Strong');
    await strong.close();
  },
);

test('every response has its charge, an activity id and a session token', async () => {
  const container = await stage.container();
  const { headers, requestCharge, activityId, etag } = await container.items.create({ id: '1', pk: 'a' });
  expect(requestCharge).toBeGreaterThan(0);
  expect(activityId).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers['x-ms-session-token']).toMatch(/^0:-1#\d+$/);
  expect(Buffer.from(String(headers['x-ms-content-path']).replaceAll('-', '/'), 'base64')).toHaveLength(8);
  expect(etag).toMatch(/^"[0-9a-f-]{36}"$/);
});

onlyEmbedded.test('it throttles when a test says so')(
  'while throttled, data requests get 429 with a delay; the client waits and succeeds',
  async () => {
    const container = await stage.container();
    stage.cosmos.throttle(1, 1234);
    expect(await refusal(container.items.create({ id: '1', pk: 'a' }))).toMatchObject({ status: 429, substatus: 3200 });

    const patient = new CosmosClient({ ...stage.cosmos });
    stage.cosmos.throttle(3, 5);
    const { statusCode, headers } = await patient
      .database(stage.database.id)
      .container(container.id)
      .items.create({ id: '1', pk: 'a' });
    expect(statusCode).toBe(201);
    expect(headers['x-ms-throttle-retry-count']).toBe(3);
    patient.dispose();
  },
);

onlyEmbedded.test('Azure supports it')('unsupported features are refused by name', async () => {
  const container = await stage.container();
  const { scripts } = container;
  const named = async (operation: Promise<unknown>) => (await refusal(operation)).message;
  expect(await named(scripts.storedProcedures.create({ id: 's', body: 'function () {}' }))).toContain(
    'A stored procedure is not supported by the embedded Cosmos DB',
  );
  expect(await named(scripts.userDefinedFunctions.create({ id: 'u', body: '' }))).toContain('A user-defined function');
  expect(await named(container.items.create({ id: '1', pk: 'a' }, { preTriggerInclude: ['t'] }))).toContain(
    'A pre-trigger',
  );
  const whole = await refusal(container.deleteAllItemsForPartitionKey('a'));
  expect(whole).toMatchObject({ status: 501, message: expect.stringContaining('Deleting a whole logical partition') });
  expect(await named(stage.database.users.create({ id: 'u' }))).toContain('A user of the account');
});

onlyEmbedded.test('Azure supports it')('features that only other clients use are refused by name too', async () => {
  const direct = await fetch(new URL('/addresses/?$resolveFor=dbs&$filter=protocol%20eq%20rntbd', stage.endpoint));
  expect([direct.status, await direct.text()]).toEqual([501, expect.stringContaining('ConnectionMode.Gateway')]);

  const container = await stage.container();
  const link = `dbs/${stage.database.id}/colls/${container.id}`;
  const headers = { 'x-ms-documentdb-partitionkey': '["a"]' };
  const body = Buffer.from('80ea00', 'hex');
  const binary = await sendSigned(stage, { method: 'POST', path: `/${link}/docs`, type: 'docs', link, headers, body });
  expect([binary.status, await binary.text()]).toEqual([501, expect.stringContaining('binary encoding of JSON')]);
});

test('answers 404 to an unknown path and 405 to a wrong method', async () => {
  expect((await signed('GET', '/nothing', 'nothing', '')).status).toBe(404);
  expect((await signed('DELETE', '/dbs', 'dbs', '')).status).toBe(405);
});

test('a container is found by its _rid too, as the .NET client asks for its ranges', async () => {
  const container = await stage.container();
  const { resource } = await container.read();
  const rid = String(resource?._rid);
  const { resource: owner } = await stage.database.read();
  const path = `/dbs/${owner?._rid}/colls/${rid}`;
  const ranges = await signed('GET', `${path}/pkranges`, 'pkranges', rid.toLowerCase());
  expect(ranges.status).toBe(200);
  expect(await ranges.json()).toMatchObject({ _rid: rid, PartitionKeyRanges: expect.any(Array) });
  expect(await (await signed('GET', path, 'colls', rid.toLowerCase())).json()).toMatchObject({ id: container.id });
  expect((await signed('GET', path, 'colls', path.slice(1))).status).toBe(401);

  await container.delete();
  expect((await signed('GET', `${path}/pkranges`, 'pkranges', rid.toLowerCase())).status).toBe(404);
});

test('an account describes its query engine, because the .NET client sends no query without it', async () => {
  const account = (await (await signed('GET', '/', '', '')).json()) as { queryEngineConfiguration: string };
  expect(JSON.parse(account.queryEngineConfiguration)).toMatchObject({ maxSqlQueryInputLength: expect.any(Number) });
});

onlyEmbedded.test('it starts a server')('a port in use is refused by name', async () => {
  const starting = startCosmos({ stateFile: ':memory:', port: stage.cosmos.port });
  await expect(starting).rejects.toThrow(PortInUseError);
});
