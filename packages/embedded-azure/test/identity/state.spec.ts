import { statSync, writeFileSync } from 'node:fs';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { startIdentity } from '../../src/identity/start-identity.ts';
import { AUDIENCE, CLIENTS, IdentityFixture } from './identity-fixture.ts';

test('tenant, keys, ids and secrets survive a restart, and earlier tokens can be verified', async () => {
  const fixture = await IdentityFixture.start();
  const token = await fixture.token('acme');
  const { tenantId, clients } = fixture.identity;
  await fixture.restart();
  expect(fixture.identity).toMatchObject({ tenantId, clients });
  expect(decodeProtectedHeader(await fixture.token('acme')).kid).toBe(decodeProtectedHeader(token).kid);
  await fixture.verify(token);
});

test('a rotation survives a restart', async () => {
  const fixture = await IdentityFixture.start();
  const before = await fixture.token('acme');
  await fixture.identity.rotateKeys();
  const after = await fixture.token('acme');
  await fixture.restart();
  expect(decodeProtectedHeader(await fixture.token('acme')).kid).toBe(decodeProtectedHeader(after).kid);
  await fixture.verify(before);
});

test('a new client is added at a later start, existing ones keep their secrets, and roles are updated', async () => {
  const fixture = await IdentityFixture.start();
  const acme = fixture.client('acme');
  await fixture.restart([
    { name: 'acme', roles: ['things.read'] },
    { name: 'initech', roles: ['things.read'] },
  ]);
  expect(fixture.client('acme')).toEqual(acme);
  expect(Object.keys(fixture.identity.clients)).toEqual(['acme', 'initech']);
  const { payload } = await fixture.verify(await fixture.token('acme'));
  expect(payload['roles']).toEqual(['things.read']);
  await fixture.verify(await fixture.token('initech'));
});

test('two tenants share nothing', async () => {
  const [one, two] = await Promise.all([IdentityFixture.start(), IdentityFixture.start()]);
  expect(one.identity.tenantId).not.toBe(two.identity.tenantId);
  expect(one.client('acme').clientId).not.toBe(two.client('acme').clientId);
  expect(one.client('acme').clientSecret).not.toBe(two.client('acme').clientSecret);
  await expect(two.verify(await one.token('acme'))).rejects.toThrow();
});

test('only the owner can read the state file', async () => {
  const { stateFile } = await IdentityFixture.start();
  for (const file of [stateFile, `${stateFile}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a state file in use, a damaged one and a port in use are refused by name', async () => {
  const { stateFile, identity } = await IdentityFixture.start();
  const options = { audience: AUDIENCE, clients: CLIENTS };
  await expect(startIdentity({ stateFile, ...options })).rejects.toThrow(StateFileError);
  const torn = `${stateFile}.torn`;
  writeFileSync(torn, 'not a database at all, by any reading of these bytes');
  await expect(startIdentity({ stateFile: torn, ...options })).rejects.toThrow(StateFileError);
  const elsewhere = { stateFile: `${stateFile}.other`, port: identity.port };
  await expect(startIdentity({ ...elsewhere, ...options })).rejects.toThrow(PortInUseError);
});
