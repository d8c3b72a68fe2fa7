import { createServer } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { EntraTokens } from './entra-tokens.ts';

const AUDIENCE = 'https://cosmos.azure.com';
const issuer = 'https://login.example/v2.0';
const TOLERANCE_S = 300;

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let jwksUri: string;
const server = createServer(async (_, response) => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
});
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  jwksUri = `http://${LOOPBACK}:${await listen(server, 0, 'the key set of a test')}`;
});
afterAll(() => closeServer(server));
afterEach(() => void vi.useRealTimers());

test('a verified token is not valid after it expires, however often it was used', async () => {
  const start = Math.floor(Date.now() / 1_000);
  const token = await new SignJWT({ oid: 'somebody' })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setExpirationTime(start + 60)
    .sign(keys.privateKey);
  const tokens = new EntraTokens({ issuer, jwksUri }, () => [AUDIENCE]);
  vi.useFakeTimers({ toFake: ['Date'] });
  const checkedAfter = (seconds: number) => {
    vi.setSystemTime((start + seconds) * 1_000);
    return tokens.check(token);
  };
  for (const seconds of [0, 30, 60 + TOLERANCE_S - 1]) {
    expect(await checkedAfter(seconds)).toMatchObject({ objectId: 'somebody' });
  }
  await expect(checkedAfter(60 + TOLERANCE_S + 1)).rejects.toMatchObject({ fault: 'expired' });
});
