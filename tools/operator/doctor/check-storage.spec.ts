import { createServer } from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperatorPorts } from '../operator-ports.ts';
import { checkBypass } from './check-bypass.ts';
import { checkStorage } from './check-storage.ts';

let isStorage = true;
const server = createServer((_request, response) => {
  response.writeHead(403, isStorage ? { 'x-ms-request-id': 'r' } : {}).end();
});
let url: string;
beforeAll(async () => {
  url = `http://127.0.0.1:${await listen(server, 0, 'the storage')}`;
});
afterAll(() => closeServer(server));

const examine = (storage?: string[]) => checkStorage.run({ addresses: { storage } } as OperatorPorts, 'local');

test('the storage of the host answers, is something else, has no address, or does not answer', async () => {
  expect(await examine([url])).toMatchObject([{ state: 'well' }]);
  isStorage = false;
  expect(await examine([url])).toMatchObject([
    { state: 'missing', what: `${url} is not Azure Storage: it answers 403` },
  ]);
  expect(await examine([])).toMatchObject([{ state: 'missing', remedy: expect.stringContaining('stack.json') }]);
  expect(await examine()).toMatchObject([{ state: 'unknown' }]);
  await expect(examine(['http://127.0.0.1:1'])).rejects.toThrow('http://127.0.0.1:1: connect ECONNREFUSED');
});

test('an app that can’t be reached is well, and a name that nobody has is none', async () => {
  const bypass = (app: string) => checkBypass.run({ addresses: { app } } as OperatorPorts, 'azure');
  expect(await bypass('http://127.0.0.1:1')).toMatchObject([{ state: 'well' }]);
  await expect(bypass('http://app.invalid')).rejects.toThrow('http://app.invalid: getaddrinfo E');
});
