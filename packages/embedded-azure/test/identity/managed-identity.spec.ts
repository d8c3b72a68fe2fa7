import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Identity, type ManagedIdentity, startIdentity } from '../../src/identity/start-identity.ts';
import { AUDIENCE, CLIENTS, IdentityFixture } from './identity-fixture.ts';

const VAULT = 'https://vault.azure.net';
const API_VERSION = '2019-08-01';

async function started(): Promise<{ fixture: IdentityFixture; app: ManagedIdentity }> {
  const fixture = await IdentityFixture.start(undefined, { managedIdentity: 'app' });
  return { fixture, app: identityOf(fixture.identity) };
}

function identityOf(identity: Identity): ManagedIdentity {
  if (identity.managedIdentity === undefined) throw new Error('there is no managed identity');
  return identity.managedIdentity;
}

function ask({ endpoint, header }: ManagedIdentity, query: Record<string, string>, headers?: Record<string, string>) {
  const url = `${endpoint}?${new URLSearchParams(query)}`;
  return fetch(url, { headers: headers ?? { 'x-identity-header': header } });
}

/** MSAL finds its source and caches its tokens once per process, so these tests share one identity provider. */
describe('the credentials of the SDK, in a process like those of App Service', () => {
  let directory: string;
  let identity: Identity;
  let app: ManagedIdentity;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'managed-identity-'));
    const stateFile = join(directory, 'identity.db');
    identity = await startIdentity({ stateFile, audience: AUDIENCE, clients: CLIENTS, managedIdentity: 'app' });
    app = identityOf(identity);
    vi.stubEnv('IDENTITY_ENDPOINT', app.endpoint);
    vi.stubEnv('IDENTITY_HEADER', app.header);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await identity.close();
    rmSync(directory, { recursive: true });
  });

  async function verified(token: string, audience: string) {
    const keys = createRemoteJWKSet(new URL(identity.jwksUri));
    return (await jwtVerify(token, keys, { issuer: identity.issuer, audience })).payload;
  }

  test.each([
    ['DefaultAzureCredential', VAULT, () => new DefaultAzureCredential()],
    ['DefaultAzureCredential', VAULT, () => new DefaultAzureCredential({ managedIdentityClientId: app.clientId })],
    ['ManagedIdentityCredential', 'https://cosmos.azure.com', () => new ManagedIdentityCredential()],
    ['ManagedIdentityCredential', VAULT, () => new ManagedIdentityCredential({ clientId: app.clientId })],
  ])('%s gets a token of the app’s identity for %s', async (_name, resource, credential) => {
    const { token, expiresOnTimestamp } = await credential().getToken(`${resource}/.default`);
    const payload = await verified(token, resource);
    const { clientId, objectId } = app;
    expect(payload).toMatchObject({ azp: clientId, oid: objectId, sub: objectId, azpacr: '2', idtyp: 'app' });
    expect(payload).not.toHaveProperty('roles');
    // MSAL counts from the time of its request, so it may be early by as long as the response took.
    const early = (payload.exp ?? 0) * 1_000 - expiresOnTimestamp;
    expect(early).toBeGreaterThanOrEqual(0);
    expect(early).toBeLessThan(60_000);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(86_400);
  });

  test.each([
    ['another client id', () => new ManagedIdentityCredential({ clientId: identity.clients['acme']?.clientId ?? '' })],
    ['a resource id', () => new ManagedIdentityCredential({ resourceId: '/subscriptions/somewhere/else' })],
  ])('an identity that the app does not have is refused: %s', async (_what, credential) => {
    const asked = credential().getToken(`${VAULT}/.default`);
    await expect(asked).rejects.toThrow(/No User Assigned or Delegated Managed Identity/);
  });
});

test('a request that does not come from the app, or is malformed, is refused', async () => {
  const { app } = await started();
  const good = { resource: VAULT, 'api-version': API_VERSION };
  expect((await ask(app, good)).status).toBe(200);
  expect((await ask(app, good, {})).status).toBe(401);
  expect((await ask(app, good, { 'x-identity-header': `${app.header}x` })).status).toBe(401);
  expect((await ask(app, good, { 'x-identity-header': '' })).status).toBe(401);
  for (const bad of [
    { resource: VAULT },
    { ...good, 'api-version': '2017-09-01' },
    { 'api-version': API_VERSION },
    { ...good, resource: 'vault' },
    { ...good, principal_id: 'nobody' },
  ]) {
    const refusal = await ask(app, bad);
    expect(refusal.status).toBe(400);
    expect(await refusal.json()).toEqual({ statusCode: 400, message: expect.any(String) });
  }
});

test('the response has App Service’s form and forbids caching', async () => {
  const { app } = await started();
  const response = await ask(app, { resource: VAULT, 'api-version': API_VERSION });
  expect(response.headers.get('cache-control')).toContain('no-store');
  expect(await response.json()).toEqual({
    access_token: expect.any(String),
    expires_on: expect.stringMatching(/^\d{10}$/),
    resource: VAULT,
    token_type: 'Bearer',
    client_id: app.clientId,
  });
});

test('identity and header survive a restart, so settings in a file stay valid', async () => {
  const { fixture, app } = await started();
  await fixture.restart(CLIENTS, 'app');
  expect(identityOf(fixture.identity)).toEqual(app);
});

test('without a managed identity its endpoint does not exist, and no client has its name', async () => {
  const fixture = await IdentityFixture.start();
  const { url } = fixture.identity;
  const response = await fetch(`${url}/msi/token?resource=${VAULT}&api-version=${API_VERSION}`, {
    headers: { 'x-identity-header': '' },
  });
  expect(response.status).toBe(400);

  const { fixture: other, app } = await started();
  const form = { client_id: app.clientId, client_secret: app.header };
  const asClient = await fetch(other.identity.tokenEndpoint, { method: 'POST', body: other.form('acme', form) });
  expect(asClient.status).toBe(400);
});

test('a client gets tokens for another API of Azure if the tenant has it, without the roles of ours', async () => {
  const fixture = await IdentityFixture.start(undefined, { resources: [VAULT] });
  const { payload } = await fixture.verify(await fixture.token('acme', { scope: `${VAULT}/.default` }), VAULT);
  expect(payload).toMatchObject({ azp: fixture.client('acme').clientId });
  expect(payload).not.toHaveProperty('roles');
  const elsewhere = fixture.form('acme', { scope: 'https://storage.azure.com/.default' });
  expect((await fetch(fixture.identity.tokenEndpoint, { method: 'POST', body: elsewhere })).status).toBe(400);
});
