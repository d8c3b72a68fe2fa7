import { expect } from 'vitest';
import type { Deployment } from './bicep/predict.ts';
import { at, type Json } from './bicep/value.ts';
import { settingsOf } from './checks/check-settings.ts';
import { type Change, changed, deployed, least, made, templateTest, variants } from './deployed.ts';

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

templateTest.each(variants)(
  'each colour has its own plan, task hub and code, and only one takes events: %s',
  async (_, given) => {
    expect(checkColours(await deployed(given))).toEqual([]);
  },
);

const changes: [what: string, change: Change, fault: string][] = [
  ['sagas', { from: /PartnerOrders(blue|green)/g, to: 'PartnerOrders' }, 'both colours have the same hub'],
  ['a plan', { from: /plan-(blue|green)-/g, to: 'plan-' }, 'both colours have the same plan'],
  ['code', { from: /deployment-green"/g, to: 'deployment-blue"' }, 'both colours have the same container'],
  ['events', { from: '"EVENT_TRIGGERS","value":"off"', to: '"EVENT_TRIGGERS","value":"on"' }, '2 colours take events'],
];

templateTest.each(changes)('the check reports that they share %s', async (_, change, fault) => {
  expect(await changed(change, checkColours)).toEqual([fault]);
});

async function weightsOf(parameters: Record<string, Json>): Promise<unknown> {
  const pools = made(await deployed({ ...least, ...parameters }), 'Microsoft.ApiManagement/service/backends')
    .filter(({ body }) => at(body, 'properties', 'type') === 'Pool')
    .map(({ body }) => at(body, 'properties', 'pool', 'services') as { id: string; weight: number }[]);
  return pools.map((members) =>
    Object.fromEntries(members.map(({ id, weight }) => [/blue|green/.exec(id)?.[0], weight])),
  );
}

templateTest('requests follow the weights, and go to the active colour by default', async () => {
  expect(await weightsOf({})).toEqual([{ blue: 100 }]);
  expect(await weightsOf({ activeColour: 'green' })).toEqual([{ green: 100 }]);
  expect(await weightsOf({ weights: { blue: 95, green: 5 } })).toEqual([{ blue: 95, green: 5 }]);
});

templateTest('a colour without requests keeps no warm instances', async () => {
  const warm = made(await deployed({ ...least, alwaysReadyHttp: 3, alwaysReadyDurable: 2 }), 'Microsoft.Web/sites').map(
    ({ body }) => at(body, 'properties', 'functionAppConfig', 'scaleAndConcurrency', 'alwaysReady'),
  );
  const both = [
    { name: 'http', instanceCount: 3 },
    { name: 'durable', instanceCount: 2 },
  ];
  expect(warm).toEqual([both, []]);
});

templateTest('code is deployed to the active colour, or to the named one', async () => {
  const target = async (parameters: Record<string, Json>) =>
    String((await deployed({ ...least, ...parameters })).outputs['DEPLOY_APP_NAME']);
  expect(await target({})).toMatch(/^func-blue-/);
  expect(await target({ activeColour: 'green' })).toMatch(/^func-green-/);
  expect(await target({ deployColour: 'green' })).toMatch(/^func-green-/);
});
