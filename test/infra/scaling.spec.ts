import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostJsonFor } from '../../tools/azure/host-json-for.ts';
import { root } from '../../tools/root.ts';
import { checkScaling } from './checks/check-scaling.ts';
import { deployed, type Mutation, mutated, variants } from './deployed.ts';

test.each(Object.entries(variants))('the scale controller sees the sagas of both colours: %s', (_, parameters) => {
  expect(checkScaling(deployed(parameters))).toEqual([]);
});

const file = 'modules/function-app.bicep';
const scheduler = variants['with everything that can be chosen'] ?? {};
const changes: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'a missing TASK_HUB',
    { file, from: '  TASK_HUB: taskHub\n', to: '' },
    /func-blue-\w+: the hub is "" instead of PartnerOrdersblue/,
  ],
  [
    'a hub that changes its name',
    { file, from: "'PartnerOrders${colour}'", to: "'Orders${colour}'" },
    /the hub is "Ordersgreen"/,
  ],
  [
    'another storage than in host.json',
    { file, from: "type: 'azureManaged'", to: "type: 'mssql'", parameters: scheduler },
    /doesn't see AzureFunctionsJobHost__extensions__durableTask__storageProvider__type=mssql/,
  ],
];

test.each(changes)('the check reports %s', (_, change, fault) => {
  expect(mutated(change, (deployment) => checkScaling(deployment)).join('\n')).toMatch(fault);
});

test('a package for the Durable Task Scheduler differs only in where sagas are stored', () => {
  const text = readFileSync(join(root, 'host.json'), 'utf8');
  expect(hostJsonFor('azureStorage', text)).toBe(text);
  const scheduled = JSON.parse(hostJsonFor('scheduler', text));
  const { storageProvider } = scheduled.extensions.durableTask;
  expect(storageProvider).toEqual({ type: 'azureManaged', connectionStringName: 'DURABLE_TASK_SCHEDULER' });
  const ours = JSON.parse(text);
  ours.extensions.durableTask.storageProvider = storageProvider;
  expect(scheduled).toEqual(ours);
});

test('the check reports a name and limits that exist only in settings', () => {
  const text = readFileSync(join(root, 'host.json'), 'utf8');
  const { hubName: _, maxConcurrentActivityFunctions: __, ...durableTask } = JSON.parse(text).extensions.durableTask;
  const before = JSON.stringify({ extensions: { durableTask: { ...durableTask, hubName: 'PartnerOrders' } } });
  expect(checkScaling(deployed(), before)).toEqual(
    expect.arrayContaining([
      'host.json lacks maxConcurrentActivityFunctions',
      expect.stringMatching(/doesn't see AzureFunctionsJobHost__extensions__durableTask__hubName=PartnerOrdersblue/),
    ]),
  );
});
