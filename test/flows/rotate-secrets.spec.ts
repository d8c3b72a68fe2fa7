import { createServer } from 'node:http';
import type { SecretClient } from '@azure/keyvault-secrets';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Cursors } from '../../functions/http/cursor.ts';
import type { SecretName } from '../../shared/ports/secrets.ts';
import { openVault } from '../../tools/run-locally/client/open-vault.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { secrets } from '../../tools/seed/secrets.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { SteadyTraffic } from './steady-traffic.ts';

let stack: RunningStack;
let acme: PartnerClient;
let vault: SecretClient;
let traffic: SteadyTraffic;

beforeAll(async () => {
  // One attempt per step with long timeouts, so that no retry hides a refused call and no slow machine fails one.
  const patient = { PAYMENTS_TIMEOUT_MS: '60000', CARRIER_TIMEOUT_MS: '60000' };
  stack = await RunningStack.start(async () => ({ SAGA_STEP_ATTEMPTS: '1', ...patient }));
  acme = await stack.partner('acme');
  const { stack: local } = stack.prepared;
  vault = openVault({ ...local, ...local.urls });
  traffic = new SteadyTraffic(stack, acme);
  await traffic.goesOn();
});
afterAll(async () => {
  await traffic?.stop();
  await stack?.stop();
});

const Keys = z.object({ keys: z.array(z.object({ id: z.string(), uses: z.int() })) });
type Provider = 'payments' | 'carrier';

async function keysOf(provider: Provider) {
  const response = await fetch(new URL('/_simulator/keys', stack.prepared.stack.urls[provider]));
  return Keys.parse(await response.json()).keys;
}

async function control(provider: Provider, method: string, path: string, body?: unknown): Promise<void> {
  const url = new URL(`/_simulator/keys${path}`, stack.prepared.stack.urls[provider]);
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  expect(response.ok).toBe(true);
}

/** A new version in the vault. The running process is not notified. */
async function rotate(name: SecretName): Promise<{ value: string; version: string; before: string }> {
  const before = (await vault.getSecret(name)).properties.version ?? '';
  const value = secrets[name]();
  const { properties } = await vault.setSecret(name, value);
  return { value, version: properties.version ?? '', before };
}

async function disable(name: SecretName, version: string): Promise<void> {
  await vault.updateSecretProperties(name, version, { enabled: false });
}

const codeOf = async (path: string) => {
  const response = await acme.request('GET', path);
  const body = (await response.json()) as { error?: { code: string } };
  return `${response.status} ${body.error?.code ?? ''}`.trim();
};
const products = (cursor: string) => `/v1/products?limit=2&cursor=${cursor}`;

/** Another instance of the app, which already knows the newest version. */
const elsewhere = () => {
  const newest = async () => {
    const { value = '', properties } = await vault.getSecret('cursor-key');
    return { value, version: properties.version ?? '' };
  };
  return new Cursors({ getCurrent: newest, find: newest, findReplacement: newest });
};

test.each([
  ['payments', 'payments-api-key'],
  ['carrier', 'carrier-token'],
] as const)('the key of %s is replaced and the old one removed, and nothing fails', async (provider, name) => {
  const [old] = await keysOf(provider);
  const { value, before } = await rotate(name);
  await control(provider, 'POST', '', { key: value });
  await traffic.goesOn();
  expect(await keysOf(provider)).toHaveLength(2);

  // It is disabled while the app still uses it, which is the worst case.
  await control(provider, 'DELETE', `/${old?.id}`);
  await disable(name, before);
  await traffic.goesOn();
  const [left, ...others] = await keysOf(provider);
  expect(others).toEqual([]);
  expect(left?.uses).toBeGreaterThan(5);
  expect(traffic.failures).toEqual([]);
});

test('after the cursor key is replaced, older cursors stay valid, and so do those of another instance', async () => {
  const [fromBefore = ''] = traffic.cursors;
  const { version, before } = await rotate('cursor-key');
  const ofAnother = await elsewhere().write('MUG-01', 'products');
  expect(ofAnother).toMatch(new RegExp(`^${version.slice(0, 8)}\\.`));
  expect(await codeOf(products(ofAnother))).toBe('200');

  // Once it has seen the new version, the instance signs with it.
  await traffic.goesOn();
  expect(traffic.cursors.at(-1)?.startsWith(version.slice(0, 8))).toBe(true);
  const products1 = await acme.request('GET', '/v1/products?limit=2');
  const { meta } = (await products1.json()) as { meta: { nextCursor: string } };
  expect(await codeOf(products(meta.nextCursor))).toBe('200');
  const ofOld = traffic.cursors.filter((cursor) => cursor.startsWith(before.slice(0, 8)));
  expect(ofOld).toContain(fromBefore);
  expect(await Promise.all(ofOld.slice(0, 20).map(answerToEither))).not.toContain(false);
  expect(traffic.failures).toEqual([]);
});

test('a cursor of a version that was disabled is refused', async () => {
  const { version = '' } = (await vault.getSecret('cursor-key')).properties;
  const old = traffic.cursors.find((cursor) => !cursor.startsWith(version.slice(0, 8))) ?? '';
  expect(await answerToEither(old)).toBe(true);
  for await (const properties of vault.listPropertiesOfSecretVersions('cursor-key')) {
    if (properties.version !== version) await disable('cursor-key', properties.version ?? '');
  }
  // An unknown version makes the instance read the vault, as it would by itself within minutes.
  expect(await codeOf(products(`00000000.${old.split('.').slice(1).join('.')}`))).toBe('400 invalid_cursor');
  expect(await answerToEither(old)).toBe(false);
  await traffic.goesOn();
  expect(traffic.failures).toEqual([]);
});

/** Whether a cursor from the traffic is still valid for its list. */
async function answerToEither(cursor: string): Promise<boolean> {
  const answers = await Promise.all([products(cursor), `/v1/orders?limit=1&cursor=${cursor}`].map(codeOf));
  return answers.includes('200');
}

/** An endpoint of acme whose receiver verifies with the secret that acme has. */
async function openEndpoint() {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    try {
      new Webhook(endpoint.secret).verify(body, request.headers as Record<string, string>);
      response.writeHead(204).end();
    } catch {
      response.writeHead(400).end('not signed');
    }
  });
  const url = `http://${LOOPBACK}:${await listen(server, 0, 'a receiver')}/`;
  onTestFinished(() => closeServer(server));
  const post = async (path: string, body?: unknown) => {
    const response = await acme.request('POST', `/v1/webhook-endpoints${path}`, body === undefined ? {} : { body });
    expect(response.ok).toBe(true);
    return (await response.json()) as Record<string, string>;
  };
  const created = await post('', { url, types: ['stock.low'] });
  const endpoint = {
    id: created['id'] ?? '',
    secret: created['secret'] ?? '',
    /** How the first attempt of a test event ended. */
    async test() {
      const { id } = await post(`/${endpoint.id}/test`);
      const path = `/v1/webhook-endpoints/${endpoint.id}/deliveries/${id}`;
      const read = async () => (await (await acme.request('GET', path)).json()) as { attempts: Attempt[] };
      await until('the first attempt', async () => (await read()).attempts.length > 0);
      const [attempt] = (await read()).attempts;
      return attempt?.status ?? attempt?.error;
    },
    async rotateSecret() {
      endpoint.secret = (await post(`/${endpoint.id}/rotate-secret`, {}))['secret'] ?? '';
    },
    async touch(description: string) {
      const headers = { 'if-match': '*' };
      const response = await acme.request('PATCH', `/v1/webhook-endpoints/${endpoint.id}`, {
        body: { description },
        headers,
      });
      expect(response.status).toBe(200);
    },
  };
  return endpoint;
}
interface Attempt {
  status?: number;
  error?: string;
}

const endpointsOfAcme = () => stack.container('partners').item('webhook-endpoints', 'acme');

/** What is stored as the newest secret of an endpoint. */
async function changeSealed(id: string, change: (sealed: string) => string): Promise<string> {
  const { resource } = await endpointsOfAcme().read();
  const { secrets } = resource.endpoints.find((one: { id: string }) => one.id === id);
  const before = secrets[0].sealed;
  secrets[0].sealed = change(before);
  if (secrets[0].sealed !== before) await endpointsOfAcme().replace(resource);
  return secrets[0].sealed;
}
const sealedOf = (id: string) => changeSealed(id, (sealed) => sealed);

test('after the webhook key is replaced, endpoints go on, are encrypted again when they change, and one that was not needs a new secret', async () => {
  const [changed, unchanged, odd] = [await openEndpoint(), await openEndpoint(), await openEndpoint()];
  // An unknown version makes the instance read the vault, as it would by itself within minutes.
  await changeSealed(odd.id, (sealed) => sealed.replace(/^1\.\w+\./, `1.${'0'.repeat(16)}.`));
  const { version, before } = await rotate('webhook-key');
  await odd.touch('reads the vault');
  expect([await changed.test(), await unchanged.test()]).toEqual([204, 204]);
  await changed.touch('is encrypted again');
  expect([await sealedOf(changed.id), await sealedOf(unchanged.id)]).toEqual([
    expect.stringMatching(`^1\\.${version.slice(0, 16)}\\.`),
    expect.stringMatching(`^1\\.${before.slice(0, 16)}\\.`),
  ]);

  await disable('webhook-key', before);
  await odd.touch('reads the vault again');
  expect(await unchanged.test()).toContain('rotate-secret');
  await unchanged.rotateSecret();
  // An instance remembers endpoints for some seconds.
  for (const endpoint of [changed, unchanged]) await until('the new text', async () => (await endpoint.test()) === 204);
  expect(traffic.failures).toEqual([]);
});

test('the vault goes down and comes back, and nothing fails', async () => {
  const { resume } = await stack.prepared.stack.interruptKeyVault();
  await traffic.goesOn();
  expect(await codeOf('/readyz')).toBe('200');
  await resume();
  await traffic.goesOn();
  expect(traffic.failures).toEqual([]);
});

test('no order failed: each was confirmed, paid once and shipped once', async () => {
  await traffic.stop();
  expect(traffic.placed.length).toBeGreaterThan(25);
  for (const id of traffic.placed) {
    expect(await stack.storedOrder('acme', id)).toMatchObject({ status: 'confirmed' });
    expect(await stack.paymentsOf(id)).toMatchObject([{ status: 'succeeded', captures: 1, authorizations: 1 }]);
    expect(await stack.shipmentsOf(id)).toMatchObject([{ status: 'booked' }]);
  }
  expect(traffic.failures).toEqual([]);
});

test('an instance that starts while the vault is down serves what needs no secret, and is ready when the vault is back', async () => {
  const { resume } = await stack.prepared.stack.interruptKeyVault();
  await stack.killHost();
  await stack.restartHost();
  acme = await stack.partner('acme');
  const notReady = await acme.request('GET', '/readyz');
  expect(notReady.status).toBe(503);
  expect(await notReady.json()).toMatchObject({ error: { details: [{ path: 'key-vault' }] } });
  expect(await codeOf(`/v1/orders/${traffic.placed[0]}`)).toBe('200');
  await resume();
  await expect.poll(() => codeOf('/readyz'), { timeout: 30_000 }).toBe('200');
  expect(await codeOf('/v1/orders?limit=1')).toBe('200');
});

test('an instance that starts without a webhook key, and with keys that the providers do not know yet, takes orders', async () => {
  await disable('webhook-key', (await rotate('webhook-key')).before);
  await disable('webhook-key', (await vault.getSecret('webhook-key')).properties.version ?? '');
  await rotate('payments-api-key');
  await rotate('carrier-token');
  await stack.killHost();
  await stack.restartHost();
  acme = await stack.partner('acme');
  const { id } = await acme.place(anOrder());
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  expect(await codeOf('/readyz')).toBe('200');
  const body = { url: 'https://acme.example.com/', types: ['order.*'] };
  expect((await acme.request('POST', '/v1/webhook-endpoints', { body })).status).toBe(503);
});

test('the host’s output contains no secret', async () => {
  const output = stack.output.join('');
  for (const name of ['payments-api-key', 'carrier-token', 'cursor-key'] as const) {
    expect(output).not.toContain((await vault.getSecret(name)).value);
  }
});
