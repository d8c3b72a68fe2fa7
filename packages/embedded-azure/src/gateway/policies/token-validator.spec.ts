import { createServer } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TokenRules, TokenValidator } from './token-validator.ts';

const issuer = 'https://login.example/v2.0';
const audience = 'api://orders';
const now = Date.UTC(2026, 0, 1);
const clock = { now: () => now, sleep: async () => undefined };

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let url: string;
const server = createServer(async (request, response) => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' };
  const answer = request.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${url}/keys` };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  url = `http://${LOOPBACK}:${await listen(server, 0, 'the identity of a test')}`;
});
afterAll(() => closeServer(server));

function validated(match: 'all' | 'any', roles: unknown): Promise<unknown> {
  const rules: TokenRules = {
    openidConfigUrl: `${url}/configuration`,
    audiences: [audience],
    issuers: [issuer],
    requiredClaims: [{ name: 'roles', match, values: ['read', 'write'] }],
    clockSkew: 0,
    requireExpiration: true,
  };
  return new SignJWT({ roles })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(now / 1_000 + 60)
    .sign(keys.privateKey)
    .then((token) => new TokenValidator(rules, clock).validate(token));
}

test('a claim must have all values, or any of them, as its match says', async () => {
  const refused = { reason: 'TokenClaimValueNotAllowed' };
  await expect(validated('all', ['write', 'more', 'read'])).resolves.toBeDefined();
  await expect(validated('all', ['read'])).rejects.toMatchObject(refused);
  await expect(validated('any', ['read'])).resolves.toBeDefined();
  await expect(validated('any', 'write')).resolves.toBeDefined();
  await expect(validated('any', ['reader'])).rejects.toMatchObject(refused);
  await expect(validated('any', [])).rejects.toMatchObject({ reason: 'TokenClaimNotFound' });
});
