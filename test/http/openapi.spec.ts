import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../scripts/partner-orders.ts';
import { openApiFile, openApiText } from '../../scripts/write-openapi.ts';
import { RunningStack } from '../running-stack.ts';

const run = promisify(execFile);

const Operation = z.looseObject({
  operationId: z.string(),
  security: z.array(z.unknown()),
  requestBody: z
    .object({ content: z.record(z.string(), z.looseObject({ example: z.unknown() })) })
    .loose()
    .optional(),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

let stack: RunningStack;
beforeAll(async () => {
  stack = await RunningStack.start();
});
afterAll(() => stack?.stop());

const operations = () =>
  Object.entries(Document.parse(JSON.parse(openApiText())).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

/** The path with values that have the right form and name nothing. */
function filled(path: string): string {
  const values: Record<string, string> = {
    orderId: 'ord_00000000000000000000000000',
    sku: 'NOPE-1',
    code: 'not_found',
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);
}

test('the document that is checked in is what the routes say: if not, npm run openapi', () => {
  expect(readFileSync(openApiFile, 'utf8')).toBe(openApiText());
});

test('the document passes its linter without a warning', async () => {
  const redocly = join(root, 'node_modules', '.bin', 'redocly');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout } = await run(redocly, ['lint', openApiFile, '--extends=recommended', '--format=json'], { env });
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
});

test('the document that is served is the one that is checked in', async () => {
  const response = await fetch(new URL('/openapi.json', stack.host.url));
  expect(await response.json()).toEqual(JSON.parse(openApiText()));
});

test('every operation is there, and asks for a token where it says so', async () => {
  for (const { path, method, operation } of operations()) {
    const response = await fetch(new URL(filled(path), stack.host.url), { method });
    const answered = { operation: operation.operationId, status: response.status };
    expect(answered).toEqual({ ...answered, status: operation.security.length > 0 ? 401 : 200 });
    expect(Object.keys(operation.responses)).toContain(String(response.status));
  }
});

test('every answer to a request that names nothing, or leaves out what is required, is one that is declared', async () => {
  const acme = await stack.partner('acme');
  for (const { path, method, operation } of operations()) {
    const response = await acme.request(method, filled(path));
    expect(Object.keys(operation.responses), operation.operationId).toContain(String(response.status));
    const unknown = await acme.request(method, `${filled(path)}?nobody=knows`);
    expect(Object.keys(operation.responses), operation.operationId).toContain(String(unknown.status));
  }
});

test('the examples work as they stand', async () => {
  const acme = await stack.partner('acme');
  const examples = operations().flatMap(({ path, method, operation }) =>
    Object.entries(operation.requestBody?.content ?? {}).map(([type, { example }]) => ({
      path,
      method,
      type,
      example,
    })),
  );
  expect(examples.length).toBeGreaterThanOrEqual(2);
  const placed = await acme.place(examples.find(({ path }) => path === '/v1/orders')?.example);
  for (const { path, method, type, example } of examples) {
    const response = await acme.request(method, path.replace('{orderId}', placed.id), {
      body: example,
      headers: { 'content-type': type, 'idempotency-key': `example ${method}`.replace(' ', '-'), 'if-match': '*' },
    });
    expect(response.ok, `${method} ${path}: ${await response.clone().text()}`).toBe(true);
  }
});
