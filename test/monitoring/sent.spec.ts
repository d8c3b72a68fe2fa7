import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everythingHappens, observedTelemetry, SOON_EVERYTHING } from '../observed-telemetry.ts';
import { RunningStack } from '../running-stack.ts';
import { findQueryFaults } from './find-query-faults.ts';
import { type ObservedTelemetry, observed } from './observed-telemetry.ts';

const folder = join(import.meta.dirname, '..', '..', 'infra', 'queries');
let stack: RunningStack;
let telemetry: ObservedTelemetry;
beforeAll(async () => {
  stack = await RunningStack.start(async () => SOON_EVERYTHING, { telemetry: true, files: true });
  // Also a refusal, which has its code.
  await (await stack.partner('acme')).request('GET', '/v1/orders/none');
  await everythingHappens(stack);
  telemetry = observed(await observedTelemetry(stack.prepared.stack.urls.monitor));
});
afterAll(() => stack?.stop());

test.each(readdirSync(folder))('%s queries only what the app has really sent', (file) => {
  expect(findQueryFaults(readFileSync(join(folder, file), 'utf8'), telemetry)).toEqual([]);
});
