import { expect } from 'vitest';
import { at, type Json } from './bicep/value.ts';
import { settingsOf } from './checks/check-settings.ts';
import { deployed, least, made, templateTest } from './deployed.ts';

const SERVICE = 'Microsoft.ApiManagement/service';

/** Where requests come in, as each part of the deployment is given it. */
async function entrances(parameters: Record<string, Json> = {}) {
  const deployment = await deployed({ ...least, ...parameters });
  const value = (name: string) => {
    const found = made(deployment, `${SERVICE}/namedValues`).find((one) => one.name.endsWith(`/${name}`));
    return String(at(found?.body, 'properties', 'value'));
  };
  const [app] = made(deployment, 'Microsoft.Web/sites');
  const [probe] = made(deployment, 'Microsoft.Insights/webtests');
  return {
    frontDoorId: value('front-door-id'),
    problems: value('public-url'),
    app: app && settingsOf(app)['PUBLIC_URL'],
    probe: String(at(probe?.body, 'properties', 'Request', 'RequestUrl')),
    profiles: made(deployment, 'Microsoft.Cdn/profiles').length,
  };
}

templateTest('there is no Front Door unless it is asked for', async () => {
  const { frontDoorId, profiles } = await entrances();
  expect([frontDoorId, profiles]).toEqual(['none', 0]);
});

templateTest(
  'with Front Door, API Management serves only what has its id, and everything names its address',
  async () => {
    const { frontDoorId, profiles, problems, app, probe } = await entrances({ frontDoorSku: 'Standard' });
    expect(profiles).toBe(1);
    expect(frontDoorId).toMatch(/frontDoorId/);
    expect(problems).toMatch(/hostName/);
    expect([app, probe]).toEqual([problems, `${problems}/readyz`]);
    expect((await entrances()).problems).not.toBe(problems);
  },
);

templateTest('an own domain stays what partners see, and the probe goes through Front Door', async () => {
  const { problems, probe } = await entrances({ frontDoorSku: 'Standard', customUrl: 'https://orders.example' });
  expect(problems).toBe('https://orders.example');
  expect(probe).toMatch(/hostName/);
});

templateTest.each([
  ['Standard', []],
  ['Premium', ['Microsoft_DefaultRuleSet 2.1']],
])('the firewall of %s blocks, and stands before every path of the endpoint', async (frontDoorSku, rules) => {
  const deployment = await deployed({ ...least, frontDoorSku });
  const [firewall] = made(deployment, 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies');
  const [security] = made(deployment, 'Microsoft.Cdn/profiles/securityPolicies');
  const [endpoint] = made(deployment, 'Microsoft.Cdn/profiles/afdEndpoints');
  const [route] = made(deployment, 'Microsoft.Cdn/profiles/afdEndpoints/routes');
  expect(firewall?.name).toMatch(/^[a-z][a-z0-9]*$/);
  expect(at(firewall?.body, 'sku', 'name')).toBe(`${frontDoorSku}_AzureFrontDoor`);
  expect(at(firewall?.body, 'properties', 'policySettings')).toMatchObject({
    enabledState: 'Enabled',
    mode: 'Prevention',
  });
  const custom = at(firewall?.body, 'properties', 'customRules', 'rules') as Record<string, unknown>[];
  expect(custom.map(({ name, priority, action }) => [name, priority, action])).toEqual([
    ['AddressFloods', 1, 'Block'],
    ['ProviderEvents', 2, 'Allow'],
  ]);
  const pattern = String(
    at(firewall?.body, 'properties', 'customRules', 'rules', 1, 'matchConditions', 0, 'matchValue', 0),
  );
  const isAllowed = (text: string) => new RegExp(pattern).test(text);
  for (const start of ['', 'https://api.example', 'https://api.example:443']) {
    expect(isAllowed(`${start}/v1/provider-events/stripe`)).toBe(true);
    expect(isAllowed(`${start}/v1/orders?x=/v1/provider-events/stripe`)).toBe(false);
    expect(isAllowed(`${start}/v1/provider-events/stripe/../../orders`)).toBe(false);
  }
  const managed = at(firewall?.body, 'properties', 'managedRules', 'managedRuleSets') as Record<string, string>[];
  expect(managed.map(({ ruleSetType, ruleSetVersion }) => `${ruleSetType} ${ruleSetVersion}`)).toEqual(rules);
  expect(at(security?.body, 'properties', 'parameters')).toMatchObject({
    wafPolicy: { id: firewall?.id },
    associations: [{ domains: [{ id: endpoint?.id }], patternsToMatch: ['/*'] }],
  });
  expect(at(route?.body, 'properties')).toMatchObject({
    patternsToMatch: ['/*'],
    supportedProtocols: ['Https'],
    forwardingProtocol: 'HttpsOnly',
  });
  expect(at(route?.body, 'properties', 'cacheConfiguration')).toBeUndefined();
});
