import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { AzureCli } from '../../tools/delivery/azure-cli.ts';
import { connectResourceManager } from '../../tools/delivery/resource-manager.ts';

let answer: { status: number; body?: unknown; headers?: Record<string, string> } = { status: 200 };
const asked: unknown[] = [];
const server = createServer((request, response) => {
  const { method, url, headers } = request;
  asked.push([method, url, headers['if-match'], headers.authorization]);
  response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
});
const host = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const az: AzureCli = {
  ask: async (shape, args) => shape.parse(args[0] === 'cloud' ? `${host()}/` : 'a-token'),
};
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

const path = '/subscriptions/s/backends/pool?api-version=1';
const read = () => connectResourceManager(az).read(z.object({ id: z.string() }), path);
const replace = () => connectResourceManager(az).replace(path, '"1"', { id: 'b' });

test('a resource is read with its ETag, and written only if it still has that', async () => {
  answer = { status: 200, body: { id: 'a' }, headers: { etag: '"1"' } };
  expect(await read()).toEqual({ value: { id: 'a' }, etag: '"1"' });
  answer = { status: 200 };
  expect(await replace()).toBe(true);
  expect(asked).toEqual([
    ['GET', path, undefined, 'Bearer a-token'],
    ['PUT', path, '"1"', 'Bearer a-token'],
  ]);
});

test.each([412, 409])('a write that is refused with %i can be tried again', async (status) => {
  answer = { status };
  expect(await replace()).toBe(false);
});

test('any other answer is an error that says what was asked, and never shows the token', async () => {
  answer = { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no right\nmore' } } };
  await expect(read()).rejects.toThrow(/^GET backends\/pool failed with status 403: no right$/);
  await expect(replace()).rejects.toThrow(/^PUT backends\/pool failed with status 403: no right$/);
  answer = { status: 502 };
  await expect(read()).rejects.toThrow('GET backends/pool failed with status 502: no error output');
  answer = { status: 200, body: { name: 'a' } };
  await expect(read()).rejects.toThrow(/^GET backends\/pool answered something unexpected: id /);
});
