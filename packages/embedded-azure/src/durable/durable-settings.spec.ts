import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { readDurableSettings } from './durable-settings.ts';

function read(hostJson: Record<string, unknown>, appSettings: Record<string, string> = {}) {
  const lines: string[] = [];
  return { ...readDurableSettings(hostJson, appSettings, (line) => lines.push(line)), lines };
}

test('without settings, Azure’s defaults apply', () => {
  expect(read({})).toEqual({
    hubName: 'TestHubName',
    defaultVersion: '',
    versionMatchStrategy: 'CurrentOrOlder',
    versionFailureStrategy: 'Reject',
    maxConcurrentActivityFunctions: 10 * availableParallelism(),
    maxConcurrentOrchestratorFunctions: 10 * availableParallelism(),
    maxConcurrentEntityFunctions: 10 * availableParallelism(),
    maxEntityOperationBatchSize: 5000,
    overridableExistingInstanceStates: 'NonRunningStates',
    lines: [],
  });
});

test('the hub’s name may come from an app setting', () => {
  expect(read({ hubName: '%HUB%' }, { HUB: 'BlueHub' }).hubName).toBe('BlueHub');
  expect(() => read({ hubName: '%HUB%' })).toThrow('extensions.durableTask.hubName: the app setting HUB is missing');
});

test.each([
  [{ hubName: 'my-hub' }, 'hubName: "my-hub" must be 3 to 45 letters and digits'],
  [{ maxConcurrentActivityFunctions: 0 }, 'maxConcurrentActivityFunctions: Too small'],
  [{ overridableExistingInstanceStates: 'All' }, 'overridableExistingInstanceStates: Invalid option'],
  [{ maxEntityOperationBatchSize: 0 }, 'maxEntityOperationBatchSize: Too small'],
  [{ notifications: { eventGrid: {} } }, 'notifications: Event Grid notifications are not supported'],
  [{ versionMatchStrategy: 'Newest' }, 'versionMatchStrategy: Invalid option'],
])('%o is refused by name', (hostJson, message) => {
  expect(() => read(hostJson)).toThrow(message);
});

test('a setting that only matters in Azure is accepted, and an unknown one is logged', () => {
  expect(read({ storageProvider: { type: 'AzureStorage' }, hubname: 'x' }).lines).toEqual([
    'host.json: extensions.durableTask.hubname: unknown setting, ignored',
  ]);
});

test('extended sessions, which only .NET supports, are turned off, and the log says so', () => {
  expect(read({ extendedSessionsEnabled: true }).lines).toEqual([
    'host.json: extensions.durableTask.extendedSessionsEnabled: only for .NET, taken as false, as in Azure',
  ]);
  expect(read({ extendedSessionsEnabled: false }).lines).toEqual([]);
});
