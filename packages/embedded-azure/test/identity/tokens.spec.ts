import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AUDIENCE, IdentityFixture } from './identity-fixture.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

test('a client gets a token that the discovered keys verify, with the claims of Entra v2', async () => {
  const fixture = await IdentityFixture.start();
  const { identity } = fixture;
  const { clientId } = fixture.client('acme');
  const { payload, protectedHeader } = await fixture.verify(await fixture.token('acme'));
  expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.any(String) });
  expect(payload).toMatchObject({
    iss: `${identity.url}/${identity.tenantId}/v2.0`,
    aud: AUDIENCE,
    azp: clientId,
    azpacr: '1',
    tid: identity.tenantId,
    roles: ['things.read', 'things.write'],
    ver: '2.0',
    uti: expect.any(String),
  });
  expect(payload['oid']).toMatch(GUID);
  expect(payload.sub).toBe(payload['oid']);
  expect(payload.nbf).toBe(payload.iat);
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  expect(clientId).toMatch(GUID);
});

test('a client without roles has no roles claim', async () => {
  const fixture = await IdentityFixture.start();
  const { payload } = await fixture.verify(await fixture.token('globex'));
  expect(payload).not.toHaveProperty('roles');
});

test('a client has the same subject in every token, and every token its own uti', async () => {
  const fixture = await IdentityFixture.start();
  const [one, two] = await Promise.all([fixture.token('acme'), fixture.token('acme')]);
  const [first, second] = await Promise.all([fixture.verify(one), fixture.verify(two)]);
  expect(first.payload.sub).toBe(second.payload.sub);
  expect(first.payload['uti']).not.toBe(second.payload['uti']);
});

test('discovery is available below the tenant and at the root, and lists what exists', async () => {
  const fixture = await IdentityFixture.start();
  const { identity } = fixture;
  const document = await fixture.discover();
  expect(document).toMatchObject({
    issuer: identity.issuer,
    jwks_uri: identity.jwksUri,
    token_endpoint: `${identity.url}/${identity.tenantId}/oauth2/v2.0/token`,
  });
  const root = await fetch(`${identity.url}/.well-known/openid-configuration`);
  expect(await root.json()).toEqual(document);
});

test('only the public parts of keys are published', async () => {
  const { identity } = await IdentityFixture.start();
  const Keys = z.object({ keys: z.array(z.looseObject({})) });
  const { keys } = Keys.parse(await (await fetch(identity.jwksUri)).json());
  expect(keys).toHaveLength(1);
  expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('after a rotation new tokens use a new key, and earlier tokens can still be verified', async () => {
  const fixture = await IdentityFixture.start();
  const keys = createRemoteJWKSet(new URL(fixture.identity.jwksUri), { cooldownDuration: 0 });
  const before = await fixture.token('acme');
  await jwtVerify(before, keys, { audience: AUDIENCE });
  await fixture.identity.rotateKeys();
  const after = await fixture.token('acme');
  expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
  await jwtVerify(after, keys, { audience: AUDIENCE });
  await fixture.verify(before);
  await fixture.identity.rotateKeys();
  await expect(fixture.verify(before)).rejects.toThrow(errors.JWKSNoMatchingKey);
});

test('a signed token has the given claims, without undefined ones', async () => {
  const { identity, verify } = await boundFixture();
  const { payload } = await verify(await identity.sign({ azp: 'somebody', roles: ['x'], ver: undefined }));
  expect(payload).toMatchObject({ azp: 'somebody', roles: ['x'], iss: identity.issuer });
  expect(payload).not.toHaveProperty('ver');
});

test('a careful verifier refuses forged and expired tokens', async () => {
  const { identity, verify } = await boundFixture();
  const current = decodeProtectedHeader(await identity.sign({})).kid;
  const foreign = await identity.sign({}, { key: 'foreign' });
  expect(decodeProtectedHeader(foreign).kid).toBe(current);
  await expect(verify(foreign)).rejects.toThrow(errors.JWSSignatureVerificationFailed);
  await expect(verify(await identity.sign({}, { expiresIn: -1 }))).rejects.toThrow(errors.JWTExpired);
  await expect(verify(await identity.sign({}, { alg: 'HS256' }))).rejects.toThrow(errors.JOSEAlgNotAllowed);
  await expect(verify(await identity.sign({}, { alg: 'RS512' }))).rejects.toThrow(errors.JOSEAlgNotAllowed);
  await expect(verify(await identity.sign({}, { alg: 'none' }))).rejects.toThrow(errors.JOSEError);
  await expect(verify(await identity.sign({ aud: 'api://other' }))).rejects.toThrow(errors.JWTClaimValidationFailed);
  await expect(verify(await identity.sign({ iss: 'http://other' }))).rejects.toThrow(errors.JWTClaimValidationFailed);
});

async function boundFixture() {
  const fixture = await IdentityFixture.start();
  return { identity: fixture.identity, verify: (token: string) => fixture.verify(token) };
}
