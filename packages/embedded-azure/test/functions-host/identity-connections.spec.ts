import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Certificate, loopbackCertificate } from '../../src/tls/certificate.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';
import { recordBus, recordCosmos, recordIdentity } from './recording-services.ts';

let directory: string;
let certificate: Certificate;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'identity-'));
  certificate = await loopbackCertificate(directory);
});
afterAll(() => rmSync(directory, { recursive: true }));

const startApp = (identityPort: number, settings: Record<string, string>): Promise<HostProcess> =>
  startHostProcess({
    scriptRoot: fixture('identity-app'),
    settings: {
      NODE_EXTRA_CA_CERTS: certificate.file,
      IDENTITY_ENDPOINT: `http://127.0.0.1:${identityPort}/msi/token`,
      IDENTITY_HEADER: 'shared between host and endpoint',
      ...settings,
    },
  });

test('bindings use a managed identity for the account and the namespace of the settings', async () => {
  await using identity = await recordIdentity();
  await using cosmos = await recordCosmos(certificate);
  await using bus = await recordBus(certificate);
  const endpoint = `https://localhost:${cosmos.port}`;
  await using host = await startApp(identity.port, {
    Cosmos__accountEndpoint: `${endpoint}/`,
    Cosmos__credential: 'managedidentity',
    Cosmos__clientId: 'the-apps-identity',
    Bus__fullyQualifiedNamespace: `localhost:${bus.port}`,
    Bus__credential: 'ManagedIdentity',
  });

  const found = await fetch(`${host.url}/api/things/1`);
  expect(await found.json()).toMatchObject({ id: '/dbs/shop/colls/things/docs/1' });
  const authorization = `type=aad&ver=1.0&sig=token for ${endpoint}`;
  expect(cosmos.asked.map((request) => request.authorization)).toEqual(cosmos.asked.map(() => authorization));

  await host.printed(/^message hello$/m);
  await until('the completed message', async () => bus.asked.includes('completed in'));
  const token = 'jwt token for https://servicebus.azure.net/';
  expect(new Set(bus.asked)).toEqual(
    new Set([`token /in ${token}`, `token /out ${token}`, 'sent out answer to hello', 'completed in']),
  );

  const header = { identityHeader: 'shared between host and endpoint' };
  expect(identity.asked).toContainEqual({ resource: endpoint, clientId: 'the-apps-identity', ...header });
  expect(identity.asked).toContainEqual({ resource: 'https://servicebus.azure.net/', clientId: null, ...header });
});

test('without a credential, DefaultAzureCredential is used with the client id of the managed identity', async () => {
  await using identity = await recordIdentity();
  await using cosmos = await recordCosmos(certificate);
  await using host = await startApp(identity.port, {
    AzureWebJobsCosmos__accountEndpoint: `https://localhost:${cosmos.port}/`,
    AzureWebJobsCosmos__clientId: 'another',
    Bus__fullyQualifiedNamespace: 'localhost:1',
    'AzureWebJobs.on-queue.Disabled': '1',
  });
  expect((await fetch(`${host.url}/api/things/1`)).status).toBe(200);
  expect(identity.asked.map(({ clientId }) => clientId)).toEqual(['another']);
});

test('an identity that gets no token fails the invocation, and the log says why', async () => {
  await using identity = await recordIdentity();
  await using cosmos = await recordCosmos(certificate);
  await using host = await startApp(identity.port, {
    Cosmos__accountEndpoint: `https://localhost:${cosmos.port}/`,
    Cosmos__credential: 'workloadidentity',
    Cosmos__tenantId: 'tenant',
    Cosmos__clientId: 'client',
    'AzureWebJobs.on-queue.Disabled': '1',
  });
  expect((await fetch(`${host.url}/api/things/1`)).status).toBe(500);
  await host.printed(/Exception binding parameter '.*': .*WorkloadIdentityCredential/);
  expect(cosmos.asked).toEqual([]);
});
