import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANY_TENANT } from '../../functions/http/openapi/openapi-of.ts';
import { root } from '../../scripts/partner-orders.ts';
import { openApiFile, openApiText } from '../../scripts/write-openapi.ts';
import { RunningStack } from '../running-stack.ts';

const run = promisify(execFile);

let stack: RunningStack;
beforeAll(async () => {
  stack = await RunningStack.start();
});
afterAll(() => stack?.stop());

test('the document that is checked in is what the routes say: if not, npm run openapi', () => {
  expect(readFileSync(openApiFile, 'utf8')).toBe(openApiText());
});

test('the document passes its linter without a warning', async () => {
  const redocly = join(root, 'node_modules', '.bin', 'redocly');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout } = await run(redocly, ['lint', openApiFile, '--extends=recommended', '--format=json'], { env });
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
});

test('the document that is served is the one that is checked in, with the place where tokens really come from', async () => {
  const served = await (await fetch(new URL('/openapi.json', stack.host.url))).text();
  const { tokenEndpoint } = stack.prepared.stack.identity;
  expect(served).toContain(tokenEndpoint);
  expect(JSON.parse(served.replace(tokenEndpoint, ANY_TENANT.tokenUrl))).toEqual(JSON.parse(openApiText()));
});
