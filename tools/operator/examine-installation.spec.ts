import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examineInstallation } from './examine-installation.ts';
import type { OperatorPorts } from './operator-ports.ts';

/** An app that lacks its vault. */
const server = createServer((_request, response) => response.writeHead(503).end('key-vault'));
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => void server.close());

const refuse = () => Promise.reject(Object.assign(new Error('403 Forbidden'), { code: 'Forbidden' }));
const at = '2026-01-01T00:00:00.000Z';
const interrupted = { partnerId: 'acme', state: 'running', by: 'operator grace', startedAt: at, heartbeatAt: at };
const ports = () =>
  ({
    addresses: { gateway: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    installation: { findContainerFaults: refuse, hasProducts: async () => true },
    deadLetters: { list: async () => [] },
    serving: { list: async () => ({ blue: { release: 'v1', reads: {} } }) },
    partners: { list: async () => ({ partners: [], unreadable: [] }) },
    reportRebuilds: { list: async () => ({ rebuilds: [interrupted], unreadable: [] }) },
    clock: { now: () => new Date() },
  }) as unknown as OperatorPorts;

async function linesWith(given: Record<string, boolean>): Promise<string> {
  return (await examineInstallation.run(ports(), given)).lines.join('\n');
}

test('what can’t be examined is not called missing, and still fails --check', async () => {
  const lines = await linesWith({});
  expect(lines).toContain('FAILED   the containers of Cosmos DB can’t be examined: 403 Forbidden');
  expect(lines).toContain('MISSING  no partner may call');
  expect(lines).toContain('rebuilds of reports were interrupted: acme (operator grace, 2026-01-01');
  expect(lines).toContain('→ npm run ops -- reports rebuild --unfinished');
  expect((await examineInstallation.run(ports(), { check: true })).isFault).toBe(true);
});

test('one reason for which several checks fail is said once', async () => {
  const refusing = { ...ports(), partners: { list: refuse } } as unknown as OperatorPorts;
  const { lines } = await examineInstallation.run(refusing, {});
  expect(lines).toContain('FAILED   the containers of Cosmos DB and the partners can’t be examined: 403 Forbidden');
  expect(lines.filter((line) => line.includes('403 Forbidden'))).toHaveLength(1);
});

test('an API that does not answer is named by its address', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, 'close');
  const addresses = { gateway: `http://127.0.0.1:${port}` };
  const { lines } = await examineInstallation.run({ ...ports(), addresses } as OperatorPorts, {});
  expect(lines.join('\n')).toMatch(
    /FAILED +the API can’t be examined: http:\/\/127.0.0.1:\d+: .*\n +→ is `npm start` running/,
  );
});

test('a local stack gets remedies that help there, a stack in Azure others', async () => {
  const [local, azure] = [await linesWith({}), await linesWith({ azure: true })];
  expect(local).toMatch(/readyz answers 503: key-vault\n +→ the answer names what isn’t ready/);
  expect(local).not.toMatch(/role|azd/);
  expect(azure).toMatch(/readyz answers 503: key-vault\n +→ .*a new role takes some minutes/);
  expect(azure).toContain('give yourself the role that docs/operations.md names');
});
