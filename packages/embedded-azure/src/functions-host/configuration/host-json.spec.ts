import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readHostJson } from './host-json.ts';
import { readLocalSettings } from './local-settings.ts';

function folderWith(name: string, content: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'host-json-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), `\uFEFF${JSON.stringify(content)}`);
  return folder;
}

test('Azure’s defaults apply where host.json has no value', () => {
  expect(readHostJson(folderWith('host.json', { version: '2.0' }))).toEqual({
    routePrefix: 'api',
    httpLimits: { maxOutstandingRequests: Infinity, maxConcurrentRequests: Infinity },
    functionTimeout: 1_800_000,
    openTelemetry: false,
    serviceBus: {
      sessions: { maxConcurrentSessions: 8, maxConcurrentCallsPerSession: 1, sessionIdleTimeout: 60_000 },
      ...{ maxConcurrentCalls: 16, autoCompleteMessages: true, maxAutoLockRenewalDuration: 300_000 },
      batch: { maxMessageBatchSize: 1000, minMessageBatchSize: 1, maxBatchWaitTime: 30_000 },
    },
    durableTask: {},
    ignored: [],
  });
});

test('the values of host.json are used, and those without effect are listed by path', () => {
  const folder = folderWith('host.json', {
    version: '2.0',
    functionTimeout: '-1',
    telemetryMode: 'openTelemetry',
    logging: { logLevel: {} },
    extensions: {
      http: { routePrefix: '/v1/', maxOutstandingRequests: 200, maxConcurrentRequests: -1, hsts: {} },
      serviceBus: {
        ...{ maxConcurrentCalls: 2, autoCompleteMessages: false, maxAutoLockRenewalDuration: '00:01:00' },
        ...{ maxMessageBatchSize: 10, minMessageBatchSize: 2, maxBatchWaitTime: '00:00:05' },
        ...{ maxConcurrentSessions: 3, maxConcurrentCallsPerSession: 2, sessionIdleTimeout: '00:00:10' },
      },
      durableTask: { hubName: 'Hub' },
      queues: {},
    },
  });
  expect(readHostJson(folder)).toEqual({
    routePrefix: 'v1',
    httpLimits: { maxOutstandingRequests: 200, maxConcurrentRequests: Infinity },
    functionTimeout: undefined,
    openTelemetry: true,
    serviceBus: {
      sessions: { maxConcurrentSessions: 3, maxConcurrentCallsPerSession: 2, sessionIdleTimeout: 10_000 },
      ...{ maxConcurrentCalls: 2, autoCompleteMessages: false, maxAutoLockRenewalDuration: 60_000 },
      batch: { maxMessageBatchSize: 10, minMessageBatchSize: 2, maxBatchWaitTime: 5000 },
    },
    durableTask: { hubName: 'Hub' },
    ignored: ['logging', 'extensions.queues', 'extensions.http.hsts'],
  });
});

test('local settings are strings whatever their JSON type, and may set the port', () => {
  const folder = folderWith('local.settings.json', {
    Values: { A: 'a', B: 1, C: true },
    Host: { LocalHttpPort: 7072, CORS: '*' },
  });
  expect(readLocalSettings(folder)).toEqual({
    values: { A: 'a', B: '1', C: 'true' },
    port: 7072,
    ignored: ['Host.CORS'],
  });
});
