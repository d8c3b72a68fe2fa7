import { createServer } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JwtAccessTokens } from '../../shared/adapters/identity/jwt-access-tokens.ts';

const HOUR_S = 3_600;
const START_S = Date.UTC(2026, 0, 1) / 1_000;
const trusted = { issuer: 'https://issuer.example/v2.0', audience: 'api://orders' };

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

function sign(lifetimeS: number): Promise<string> {
  return new SignJWT({ azp: 'client', roles: ['orders.read'] })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(trusted.issuer)
    .setAudience(trusted.audience)
    .setIssuedAt(START_S)
    .setExpirationTime(START_S + lifetimeS)
    .sign(keys.privateKey);
}

test.each([60, 1_800, 2 * HOUR_S])(
  'a verified token is remembered for its %i seconds and no longer',
  async (lifetimeS) => {
    const time = { now: START_S };
    const tokens = new JwtAccessTokens({ ...trusted, jwksUri, clock: { now: () => new Date(time.now * 1_000) } });
    const token = await sign(lifetimeS);
    const isGood = async (afterS: number) => {
      time.now = START_S + afterS;
      return (await tokens.verify(token)) !== undefined;
    };
    expect([
      await isGood(0),
      await isGood(lifetimeS - 1),
      await isGood(lifetimeS),
      await isGood(lifetimeS + HOUR_S),
    ]).toEqual([true, true, false, false]);
  },
);
