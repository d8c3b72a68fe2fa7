import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startGateway } from '@partner-orders/embedded-azure/gateway';
import { type HostProcess, startHostProcess } from '@partner-orders/embedded-azure/host-process';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import firstOrder from '../../docs/example-order.json' with { type: 'json' };
import { FILES_CONTAINER } from '../../shared/adapters/blob/files-container.ts';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosHousekeepingAdmin } from '../../shared/adapters/cosmos/cosmos-housekeeping-admin.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import { provideContainers } from '../../shared/adapters/cosmos/provide-containers.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { root } from '../../tools/root.ts';
import { AUDIENCE } from '../../tools/run-locally/audience.ts';
import { fetchToken } from '../../tools/run-locally/client/fetch-token.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { gatewayPolicies, gatewaySettings } from '../../tools/run-locally/gateway-settings.ts';
import { type LocalStack, startLocalStack } from '../../tools/run-locally/local-stack.ts';
import { serviceBusEntities } from '../../tools/run-locally/partner-orders.ts';
import { FREE_PORTS } from '../../tools/run-locally/stack-ports.ts';
import { secrets } from '../../tools/seed/secrets.ts';
import { shellBlocks } from '../docs/shell-blocks.ts';

const PROVIDER_KEYS = {
  PAYMENTS_API_KEY: secrets['payments-api-key'](),
  CARRIER_TOKEN: secrets['carrier-token'](),
  PAYMENTS_WEBHOOK_SECRET: secrets['payments-webhook-secret'](),
  CARRIER_WEBHOOK_SECRET: secrets['carrier-webhook-secret'](),
};
const Report = z.object({
  isComplete: z.boolean(),
  findings: z.array(z.object({ state: z.string(), what: z.string(), remedy: z.string().optional() })),
});

/** Azure as a newcomer finds it after `azd provision`, but for what the test puts there: no data, no secrets, no app. */
let azure: LocalStack;
let gateway: Awaited<ReturnType<typeof startGateway>>;
let directory: string;
let host: HostProcess | undefined;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'doctor-'));
  azure = await startLocalStack({
    directory,
    ports: FREE_PORTS,
    serviceBusEntities,
    audience: AUDIENCE,
    clients: [
      {
        name: 'initech',
        roles: [
          'orders.read',
          'orders.write',
          'reports.read',
          'exports.manage',
          'imports.manage',
          'webhooks.manage',
          'tier.small',
        ],
      },
    ],
    secrets: {},
    identityAccess: true,
    storage: false,
    fileContainers: [FILES_CONTAINER],
    monitor: false,
  });
  gateway = await startGateway({
    port: 0,
    backendUrl: () => host?.url ?? 'http://127.0.0.1:9',
    ...gatewaySettings(azure.urls),
    policies: gatewayPolicies,
  });
});
afterAll(async () => {
  await host?.stop();
  await gateway?.close();
  await azure?.close();
  rmSync(directory, { recursive: true, force: true });
});

/** The outputs of a deployment, as `azd env get-values` prints them. */
const outputs = (): Record<string, string> => ({
  COSMOS_ENDPOINT: azure.urls.cosmosByIdentity ?? '',
  SERVICE_BUS_HOST: azure.urls.serviceBusByIdentity ?? '',
  AZURE_KEY_VAULT_URL: azure.urls.keyVault,
  API_URL: gateway.url,
  FILES_URL: azure.urls.files,
});

/** What docs/deploy.md exports from the outputs. */
function exported(): Record<string, string> {
  const lines = shellBlocks('docs/deploy.md').flatMap((block) => (block.shell === 'sh' ? block.lines : []));
  const pairs = lines.flatMap((line) => [...line.matchAll(/(\w+__\w+)=\$(\w+)/g)]);
  return Object.fromEntries(pairs.map(([, setting = '', output = '']) => [setting, outputs()[output] ?? '']));
}

/** The commands of a page that begin so, with their variables filled in, without `npm run ops --`. */
function commandsOf(page: string, call: string, variables: Record<string, string> = {}): string[][] {
  const lines = shellBlocks(page).flatMap((block) => (block.shell === 'sh' ? block.lines : []));
  const found = lines.filter((line) => line.startsWith(`npm run ops -- ${call}`));
  return found.map((line) => {
    const words = line.replace(/\s#.*/, '').split(/\s+/).slice(4);
    return words.map((word) => word.replace(/^"\$(\w+)"$/, (_, name: string) => variables[name] ?? ''));
  });
}

/** A program in a process of its own, as in Azure: with settings and an identity, and no state of a local stack. */
function run(
  file: string,
  args: string[],
  settings: Record<string, string>,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env['PATH'], ...outputs(), NODE_EXTRA_CA_CERTS: azure.caFile, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'tools', file), ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

const opsInAzure = (...args: string[]) => run('operator/ops.ts', args, { ...exported(), ...azure.appIdentity });
const ops = (...args: string[]) => opsInAzure(...args, '--azure');

/** `npm run infra:secrets`, signed in with azd as the person who deployed. */
async function putSecrets(given: Record<string, string>) {
  const { urls, operator } = azure;
  const token = await fetchToken(urls.identity, operator, 'https://vault.azure.net');
  const azd = join(directory, 'azd');
  const answer = JSON.stringify({ token, expiresOn: new Date(Date.now() + 3_600_000).toISOString() });
  writeFileSync(azd, `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(azd, 0o755);
  return run('azure/put-secrets.ts', [], { ...given, PATH: `${directory}${delimiter}${process.env['PATH']}` });
}

async function examine() {
  const { isComplete, findings } = Report.parse(JSON.parse((await ops('doctor', '--json')).stdout));
  const missing = findings.filter(({ state }) => state === 'missing');
  const well = findings.filter(({ state }) => state === 'well').map(({ what }) => what);
  const remedies = missing.map(({ remedy = '' }) => remedy);
  return { isComplete, well, missing: missing.map(({ what }) => what), remedies };
}

async function startApp(): Promise<HostProcess> {
  const { urls, identity, appIdentity, caFile } = azure;
  return startHostProcess({
    scriptRoot: root,
    stateDirectory: join(directory, 'functions-host'),
    port: 0,
    output: () => undefined,
    settings: {
      COSMOS: urls.cosmos,
      SERVICE_BUS: urls.serviceBus,
      AUTH_ISSUER: urls.issuer,
      AUTH_AUDIENCE: AUDIENCE,
      AUTH_JWKS_URI: urls.jwksUri,
      AUTH_TOKEN_URL: identity.tokenEndpoint,
      PUBLIC_URL: gateway.url,
      GATEWAY_REQUIRED: 'false',
      KEY_VAULT_URL: urls.keyVault,
      FILES_URL: urls.files,
      ...appIdentity,
      NODE_EXTRA_CA_CERTS: caFile,
      PAYMENTS_URL: urls.payments,
      CARRIER_URL: urls.carrier,
      TASK_HUB: 'Doctor',
      OUTBOX_POLL_MS: '20',
      // Housekeeping runs with the search for lost orders.
      SAGA_SEARCH_SCHEDULE: '* * * * * *',
    },
  });
}

test('from an empty installation to a confirmed order, the doctor names what is missing, and the documented commands add it', async () => {
  const empty = await examine();
  expect(empty.isComplete).toBe(false);
  for (const { id } of Object.values(containers)) expect(empty.missing).toContain(`container ${id} is missing`);
  for (const key of ['cursor-key', 'webhook-key']) {
    expect(empty.missing).toContain(`the key vault has no usable ${key}`);
  }
  expect(empty.missing.join('\n')).toContain(`${gateway.url}/readyz answers 50`);
  for (const remedy of empty.remedies) expect(remedy).not.toBe('');

  const cosmos = connectCosmos({ connectionString: azure.urls.cosmos });
  const clock = { now: () => new Date() };
  await provideContainers(cosmos);
  const releases = cosmos.database(databaseId).container(containers.releases.id);
  await new CosmosServingVersionsAdmin(releases, clock).begin('blue', { release: '1.0.0', reads: schemaVersions });
  const withoutKeys = await putSecrets({});
  expect(withoutKeys.stdout).toMatch(
    /^cursor-key: created\nwebhook-key: created\npayments-api-key is missing: .*\ncarrier-token is missing: .*\npayments-webhook-secret is missing: .*\ncarrier-webhook-secret is missing: .*\n$/,
  );
  const stored = await putSecrets(PROVIDER_KEYS);
  const names = ['payments-api-key', 'carrier-token', 'payments-webhook-secret', 'carrier-webhook-secret'];
  const kept = names.map((name) => `${name}: stored\n`).join('');
  expect(stored).toEqual({ code: 0, stdout: kept, stderr: '' });
  await tellProviders();
  host = await startApp();

  const housekeeping = new CosmosHousekeepingAdmin(releases, clock);
  await until('the app to look at partners’ files', async () => (await housekeeping.find('remove-files'))?.last);
  const provided = await examine();
  expect(provided.well).toContain('the app can use the account of partners’ files');
  expect(provided.well).toContain('the account of partners’ files can be reached, and refuses callers without a link');
  expect(provided.missing).toEqual([
    'the catalogue is empty: no order can be placed',
    'no partner may call: there is none',
  ]);
  const checked = await ops('doctor', '--check');
  expect(checked.code).toBe(1);
  expect(checked.stderr).toContain('MISSING  the catalogue is empty');

  const [products = []] = commandsOf('docs/deploy.md', 'catalogue import');
  expect((await opsInAzure(...products, '--dry-run')).stdout).toContain('nothing is written');
  expect(await examine()).toMatchObject({ isComplete: false });
  expect((await opsInAzure(...products)).stdout).toContain('MUG-01  Mug  added, 100 on hand');
  expect((await opsInAzure(...products)).stdout).toContain('2 unchanged');
  const adjusted = await opsInAzure('stock', 'adjust', 'MUG-01', '--delta', '5', '--because', 'Delivery', '--azure');
  expect(adjusted.stdout).toContain('MUG-01  delivery of 5: Delivery');
  const clientId = azure.clients['initech']?.clientId ?? '';
  const [partner = []] = commandsOf('docs/onboarding.md', 'partners add', { CLIENT_ID: clientId });
  expect((await opsInAzure(...partner)).stdout).toContain(`initech may call as client ${clientId}`);
  expect(await examine()).toMatchObject({ isComplete: true, missing: [], remedies: [] });

  const client = azure.clients['initech'] ?? expect.fail('no client');
  const initech = new PartnerClient(gateway.url, await fetchToken(azure.urls.identity, client));
  const { id } = await initech.place(firstOrder);
  await until('the first order to be confirmed', async () => {
    const { status } = z
      .object({ status: z.string() })
      .parse(await (await initech.request('GET', `/v1/orders/${id}`)).json());
    return status === 'confirmed';
  });
  const { order, leftOut, troubles } = JSON.parse((await ops('story', id, '--json')).stdout);
  expect({ order, leftOut, troubles }).toMatchObject({ order: { status: 'confirmed' }, leftOut: [], troubles: [] });
  expect(JSON.parse((await ops('top', '--json')).stdout)).toMatchObject({ lastMinute: { placed: 1 }, leftOut: [] });
  cosmos.dispose();
});

test('a container with another key is named', async () => {
  const cosmos = connectCosmos({ connectionString: azure.urls.cosmos });
  const database = cosmos.database(databaseId);
  await database.container('rejections').delete();
  await database.containers.create({ id: 'rejections', partitionKey: { paths: ['/id'] } });
  cosmos.dispose();
  const { missing } = await examine();
  expect(missing).toContain('container rejections has the partition key /id instead of /consumer');
});

/** The providers issue the keys that the vault has. */
async function tellProviders(): Promise<void> {
  for (const [url, key] of [
    [azure.urls.payments, PROVIDER_KEYS.PAYMENTS_API_KEY],
    [azure.urls.carrier, PROVIDER_KEYS.CARRIER_TOKEN],
  ] as const) {
    const body = JSON.stringify({ keys: [key] });
    expect((await fetch(new URL('/_simulator/keys', url), { method: 'PUT', body })).ok).toBe(true);
  }
}
