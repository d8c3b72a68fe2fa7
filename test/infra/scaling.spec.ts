import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostJsonFor } from '../../tools/azure/host-json-for.ts';
import { root } from '../../tools/root.ts';
import { checkScaling } from './checks/check-scaling.ts';
import { type Change, changed, deployed, everything, templateTest, variants } from './deployed.ts';

templateTest.each(variants)('the scale controller sees the sagas of both colours: %s', async (_, given) => {
  expect(checkScaling(await deployed(given))).toEqual([]);
});

const changes: [what: string, change: Change, fault: RegExp][] = [
  [
    'a missing TASK_HUB',
    { from: '{"name":"TASK_HUB","value":"PartnerOrdersblue"},', to: '' },
    /func-blue-\w+: the hub is "" instead of PartnerOrdersblue/,
  ],
  ['a hub that changes its name', { from: /PartnerOrders(blue|green)/g, to: 'Orders$1' }, /the hub is "Ordersgreen"/],
  [
    'another storage than in host.json',
    { from: /(storageProvider__type","value":)"azureManaged"/, to: '$1"mssql"', given: everything },
    /doesn't see AzureFunctionsJobHost__extensions__durableTask__storageProvider__type=mssql/,
  ],
];

templateTest.each(changes)('the check reports %s', async (_, change, fault) => {
  expect((await changed(change, (deployment) => checkScaling(deployment))).join('\n')).toMatch(fault);
});

test('a package for the Durable Task Scheduler differs in where sagas are kept, and in nothing else', () => {
  const text = readFileSync(join(root, 'host.json'), 'utf8');
  expect(hostJsonFor('azureStorage', text)).toBe(text);
  const scheduled = JSON.parse(hostJsonFor('scheduler', text));
  const { storageProvider } = scheduled.extensions.durableTask;
  expect(storageProvider).toEqual({ type: 'azureManaged', connectionStringName: 'DURABLE_TASK_SCHEDULER' });
  const ours = JSON.parse(text);
  ours.extensions.durableTask.storageProvider = storageProvider;
  expect(scheduled).toEqual(ours);
});

templateTest('the check reports a name and limits that exist only in settings', async () => {
  const text = readFileSync(join(root, 'host.json'), 'utf8');
  const { hubName: _, maxConcurrentActivityFunctions: __, ...durableTask } = JSON.parse(text).extensions.durableTask;
  const before = JSON.stringify({ extensions: { durableTask: { ...durableTask, hubName: 'PartnerOrders' } } });
  expect(checkScaling(await deployed(), before)).toEqual(
    expect.arrayContaining([
      'host.json lacks maxConcurrentActivityFunctions',
      expect.stringMatching(/doesn't see AzureFunctionsJobHost__extensions__durableTask__hubName=PartnerOrdersblue/),
    ]),
  );
});
