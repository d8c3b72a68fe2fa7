import dns from 'node:dns';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loopbackCertificate } from '@partner-orders/embedded-azure/certificate';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { VaultReader } from '../../shared/adapters/key-vault/vault-reader.ts';

const directory = mkdtempSync(join(tmpdir(), 'vault-challenge-'));
/** What the false vault received. */
const shown: (string | undefined)[] = [];
/** How often the app's identity was asked for a token. */
let asked = 0;
let vault: Server;

const identity = createHttpServer((_, response) => {
  asked += 1;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ access_token: 'of-the-app', expires_on: '4102444800', token_type: 'Bearer' }));
});

beforeAll(async () => {
  // It asks for a token that every vault accepts.
  vault = createServer(await loopbackCertificate(directory), (request, response) => {
    shown.push(request.headers.authorization);
    const challenge = 'Bearer authorization="https://login.example/tenant", resource="https://vault.azure.net"';
    response.writeHead(401, { 'www-authenticate': challenge }).end();
  });
  await once(vault.listen(0, LOOPBACK), 'listening');
  vi.stubEnv('IDENTITY_ENDPOINT', `http://${LOOPBACK}:${await listen(identity, 0, 'the identity of a test')}/token`);
  vi.stubEnv('IDENTITY_HEADER', 'header');
  // The test has its own host names and certificate.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  vi.spyOn(dns, 'lookup').mockImplementation(((
    _: string,
    options: { all?: boolean },
    found: (...args: unknown[]) => void,
  ) => (options.all ? found(null, [{ address: LOOPBACK, family: 4 }]) : found(null, LOOPBACK, 4))) as never);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await closeServer(vault);
  await closeServer(identity);
  rmSync(directory, { recursive: true });
});

test.each(['vault.example', '127.0.0.1.example', 'localhost.example', 'vault.azure.net.example'])(
  'the app gets no token for %s and shows it none, because it is not a vault of Azure',
  async (hostname) => {
    const { port } = vault.address() as AddressInfo;
    const reader = new VaultReader({ url: `https://${hostname}:${port}`, managedIdentityClientId: 'app' });
    await expect(reader.read('carrier-token', new Map())).rejects.toThrow(/does not match the requested domain/);
    expect(asked).toBe(0);
    expect(shown.filter((authorization) => authorization !== undefined)).toEqual([]);
    expect(shown.length).toBeGreaterThan(0);
  },
);
