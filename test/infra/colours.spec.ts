import { expect, test } from 'vitest';
import type { Deployment } from './bicep/deploy.ts';
import { at, type Value } from './bicep/value.ts';
import { settingsOf } from './checks/check-settings.ts';
import { deployed, json, type Mutation, made, mutated, variants } from './deployed.ts';

/** What two colours must not share, so that one does not break the other. */
function checkColours(deployment: Deployment): string[] {
  const apps = made(deployment, 'Microsoft.Web/sites').map((app) => ({
    plan: at(app.body, 'properties', 'serverFarmId'),
    hub: settingsOf(app)['AzureFunctionsJobHost__extensions__durableTask__hubName'],
    container: at(app.body, 'properties', 'functionAppConfig', 'deployment', 'storage', 'value'),
    events: settingsOf(app)['EVENT_TRIGGERS'],
  }));
  const faults = (['plan', 'hub', 'container'] as const)
    .filter((what) => new Set(apps.map((app) => app[what])).size !== apps.length)
    .map((what) => `both colours have the same ${what}`);
  const active = apps.filter(({ events }) => events === 'on').length;
  return [...faults, ...(active === 1 ? [] : [`${active} colours take events`])];
}

test.each(Object.entries(variants))(
  'each colour has its own plan, task hub and code, and only one takes events: %s',
  (_, parameters) => {
    expect(checkColours(deployed(parameters))).toEqual([]);
  },
);

const changes: [what: string, change: Mutation, fault: string][] = [
  [
    'sagas',
    { file: 'modules/function-app.bicep', from: "'PartnerOrders${colour}'", to: "'PartnerOrders'" },
    'both colours have the same hub',
  ],
  [
    'a plan',
    { file: 'main.bicep', from: "planName: 'plan-${colour}-${token}'", to: "planName: 'plan-${token}'" },
    'both colours have the same plan',
  ],
  [
    'code',
    {
      file: 'main.bicep',
      from: "deploymentContainerUrl: '${storage.outputs.blobEndpoint}deployment-${colour}'",
      to: "deploymentContainerUrl: '${storage.outputs.blobEndpoint}deployment-blue'",
    },
    'both colours have the same container',
  ],
  [
    'events',
    { file: 'main.bicep', from: 'active: colour == activeColour', to: 'active: true' },
    '2 colours take events',
  ],
];

test.each(changes)('the check reports that they share %s', (_, change, fault) => {
  expect(mutated(change, checkColours)).toEqual([fault]);
});

const least = variants['as azd up makes it'] ?? {};

function weightsOf(parameters: Record<string, Value>): unknown {
  const pools = made(deployed({ ...least, ...parameters }), 'Microsoft.ApiManagement/service/backends')
    .filter(({ body }) => at(body, 'properties', 'type') === 'Pool')
    .map(({ body }) => json(at(body, 'properties', 'pool', 'services')) as { id: string; weight: number }[]);
  return pools.map((members) =>
    Object.fromEntries(members.map(({ id, weight }) => [/blue|green/.exec(id)?.[0], weight])),
  );
}

test('requests follow the weights, and go to the active colour by default', () => {
  expect(weightsOf({})).toEqual([{ blue: 100 }]);
  expect(weightsOf({ activeColour: 'green' })).toEqual([{ green: 100 }]);
  expect(weightsOf({ weights: { blue: 95, green: 5 } })).toEqual([{ blue: 95, green: 5 }]);
});

test('a colour without requests keeps no warm instances', () => {
  const warm = made(deployed({ ...least, alwaysReadyHttp: 3, alwaysReadyDurable: 2 }), 'Microsoft.Web/sites').map(
    ({ body }) => json(at(body, 'properties', 'functionAppConfig', 'scaleAndConcurrency', 'alwaysReady')),
  );
  const both = [
    { name: 'http', instanceCount: 3 },
    { name: 'durable', instanceCount: 2 },
  ];
  expect(warm).toEqual([both, []]);
});

test('code is deployed to the active colour, or to the named one', () => {
  const target = (parameters: Record<string, Value>) =>
    String(deployed({ ...least, ...parameters }).outputs['DEPLOY_APP_NAME']);
  expect(target({})).toMatch(/^func-blue-/);
  expect(target({ activeColour: 'green' })).toMatch(/^func-green-/);
  expect(target({ deployColour: 'green' })).toMatch(/^func-green-/);
});
