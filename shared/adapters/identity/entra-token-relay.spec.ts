import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { EntraTokenRelay } from './entra-token-relay.ts';

const credentials = { clientId: 'client', clientSecret: 'secret' };

async function relayTo(answer: RequestListener): Promise<EntraTokenRelay> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return new EntraTokenRelay({ tokenUrl, audience: 'api://partner-orders' });
}

const answering = (status: number, body: unknown) =>
  relayTo((_request, response) => response.writeHead(status).end(JSON.stringify(body)));

test('a token is asked for this API and no other', async () => {
  let asked = '';
  const relay = await relayTo(async (request, response) => {
    for await (const chunk of request) asked += chunk;
    response.end(JSON.stringify({ access_token: 't', expires_in: 3599 }));
  });
  expect(await relay.issue(credentials)).toEqual({ kind: 'issued', accessToken: 't', expiresIn: 3599 });
  expect(Object.fromEntries(new URLSearchParams(asked))).toEqual({
    grant_type: 'client_credentials',
    client_id: 'client',
    client_secret: 'secret',
    scope: 'api://partner-orders/.default',
  });
});

test.each([400, 401])('%s means that the credentials are wrong', async (status) => {
  const relay = await answering(status, { error: 'invalid_client' });
  expect(await relay.issue(credentials)).toEqual({ kind: 'refused' });
});

test.each([
  ['an error', 503, {}],
  ['nonsense', 200, { access_token: 7 }],
])('%s is an outage', async (_, status, body) => {
  const relay = await answering(status, body);
  await expect(relay.issue(credentials)).rejects.toThrow('the identity provider does not answer');
});

test('only a few requests run at a time, and after that there is room again', async () => {
  const waiting: (() => void)[] = [];
  const { promise: allCame, resolve } = Promise.withResolvers<void>();
  const relay = await relayTo((_request, response) => {
    waiting.push(() => response.end(JSON.stringify({ access_token: 't', expires_in: 1 })));
    if (waiting.length === 4) resolve();
  });
  const first = Array.from({ length: 4 }, () => relay.issue(credentials));
  await allCame;
  expect(await relay.issue(credentials)).toEqual({ kind: 'busy' });
  for (const answer of waiting) answer();
  expect((await Promise.all(first)).every(({ kind }) => kind === 'issued')).toBe(true);
  const again = relay.issue(credentials);
  await expect.poll(() => waiting.length).toBe(5);
  waiting[4]?.();
  expect(await again).toMatchObject({ kind: 'issued' });
});
