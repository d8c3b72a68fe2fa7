import { fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type Storage, type StorageOptions, startStorage } from '../../src/storage/start-storage.ts';

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'storage-'));
  onTestFinished(() => rmSync(directory, { recursive: true, maxRetries: 3 }));
  return directory;
}

async function started(options: StorageOptions): Promise<Storage> {
  const storage = await startStorage(options);
  onTestFinished(() => storage.close());
  return storage;
}

/** Creates or reads a container as the account of the connection string: the SharedKey header for blobs. */
function container(storage: Storage, method: 'PUT' | 'GET'): Promise<Response> {
  const key = /AccountKey=([^;]+)/.exec(storage.connectionString)?.[1] ?? '';
  const date = new Date().toUTCString();
  const headers = `x-ms-date:${date}\nx-ms-version:2021-12-02`;
  const resource = '/devstoreaccount1/devstoreaccount1/things\nrestype:container';
  const signed = [method, ...Array.from({ length: 11 }, () => ''), headers, resource].join('\n');
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(signed).digest('base64');
  return fetch(`http://127.0.0.1:${storage.blobPort}/devstoreaccount1/things?restype=container`, {
    method,
    headers: {
      'x-ms-date': date,
      'x-ms-version': '2021-12-02',
      authorization: `SharedKey devstoreaccount1:${signature}`,
    },
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('all three services answer like Azure Storage after the start', async () => {
  const storage = await started({ directory: temporaryDirectory() });
  for (const port of [storage.blobPort, storage.queuePort, storage.tablePort]) {
    const response = await fetch(`http://127.0.0.1:${port}/devstoreaccount1?comp=list`);
    expect(response.headers.get('server')).toMatch(/^Azurite-(Blob|Queue|Table)\//);
    expect(response.status).toBeGreaterThanOrEqual(400);
  }
  for (const [service, port] of [
    ['Blob', storage.blobPort],
    ['Queue', storage.queuePort],
    ['Table', storage.tablePort],
  ]) {
    expect(storage.connectionString).toContain(`${service}Endpoint=http://127.0.0.1:${port}/devstoreaccount1;`);
  }
});

test('the account in the connection string may write, and its data survives a restart', async () => {
  const directory = temporaryDirectory();
  const first = await started({ directory });
  expect((await container(first, 'PUT')).status).toBe(201);
  await first.close();
  const { blobPort, queuePort, tablePort } = first;
  const second = await started({ directory, blobPort, queuePort, tablePort });
  expect(second).toMatchObject({ blobPort, queuePort, tablePort });
  expect((await container(second, 'GET')).status).toBe(200);
});

test('closing ends the child process, and may be called twice', async () => {
  const storage = await started({ directory: temporaryDirectory() });
  expect(isRunning(storage.pid)).toBe(true);
  await storage.close();
  await storage.close();
  expect(isRunning(storage.pid)).toBe(false);
});

test('a port in use is refused by name before anything starts', async () => {
  const { queuePort } = await started({ directory: temporaryDirectory() });
  const second = startStorage({ directory: temporaryDirectory(), queuePort });
  await expect(second).rejects.toThrow(PortInUseError);
  await expect(second).rejects.toThrow('queue service');
});

test('a directory in use is refused by name', async () => {
  const directory = temporaryDirectory();
  await started({ directory });
  await expect(startStorage({ directory })).rejects.toThrow(StateFileError);
});

test('Azurite ends when the process that started it is killed', async () => {
  const directory = temporaryDirectory();
  const parent = fork(fileURLToPath(new URL('run-storage.ts', import.meta.url)), [directory]);
  const [message] = await once(parent, 'message');
  const { pid } = z.object({ pid: z.int() }).parse(message);
  onTestFinished(() => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  });
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  const deadline = Date.now() + 8000;
  while (isRunning(pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isRunning(pid)).toBe(false);
  await started({ directory });
});
