import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import { CosmosClient } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosInstallationAdmin } from '../../shared/adapters/cosmos/cosmos-installation-admin.ts';
import { checkRights } from '../../tools/operator/doctor/check-rights.ts';
import type { OperatorPorts } from '../../tools/operator/operator-ports.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
const clients: CosmosClient[] = [];
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(async () => {
  for (const client of clients) client.dispose();
  await database?.close();
});

/** An operator who may change documents in all containers but these. The embedded Cosmos DB knows no roles. */
function operatorWithout(...refused: string[]): CosmosInstallationAdmin {
  const http = createDefaultHttpClient();
  const client = new CosmosClient({
    connectionString: database.server.connectionString,
    httpClient: {
      async sendRequest(request) {
        const response = await http.sendRequest(request);
        const isRefused = request.method === 'PATCH' && refused.some((id) => request.url.includes(`/colls/${id}/`));
        return isRefused ? { ...response, status: 403, bodyAsText: '{"code":"Forbidden"}' } : response;
      },
    },
  });
  clients.push(client);
  return new CosmosInstallationAdmin(client);
}

test('containers that an operator may not write in are named, and nothing is written', async () => {
  expect(await operatorWithout().findUnwritable()).toEqual([]);
  expect(await operatorWithout('orders', 'rejections').findUnwritable()).toEqual(['orders', 'rejections']);
  const { resources } = await database.container('orders').items.query('SELECT * FROM c').fetchAll();
  expect(resources).toEqual([]);
});

test('the doctor names each right that is missing, with its role', async () => {
  const refuse = () => Promise.reject(new Error('Unauthorized'));
  const ports = {
    installation: operatorWithout('orders'),
    auditLog: { list: refuse },
    queues: { requireSending: refuse },
  } as unknown as OperatorPorts;
  const findings = await checkRights.run(ports, 'azure');
  expect(findings.map(({ state, remedy = '' }) => [state, remedy.replace(/^give yourself (.*?) on .*/, '$1')])).toEqual(
    [
      ['missing', 'Cosmos DB Built-in Data Contributor'],
      ['missing', 'Cosmos DB Audit Appender'],
      ['missing', 'Azure Service Bus Data Sender'],
    ],
  );
});
