import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const enough = {
  COSMOS: 'AccountEndpoint=http://127.0.0.1:8081;AccountKey=local;',
  SERVICE_BUS__fullyQualifiedNamespace: 'orders.servicebus.windows.net',
  AUTH_ISSUER: 'https://issuer.example/v2.0',
  AUTH_AUDIENCE: 'api://partner-orders',
  AUTH_JWKS_URI: 'https://issuer.example/keys',
  AUTH_TOKEN_URL: 'https://issuer.example/token',
  PUBLIC_URL: 'https://orders.example/',
  KEY_VAULT_URL: 'https://orders.vault.azure.net',
  FILES_URL: 'https://orderfiles.blob.core.windows.net',
  CARRIER_URL: 'https://carrier.example',
};

const faultsOf = (settings: Record<string, string | undefined>) => {
  try {
    parseConfig(settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
};

test('the required settings are enough, with a connection string or with an identity', () => {
  const config = parseConfig(enough);
  expect(config.cosmos).toEqual({ connectionString: enough.COSMOS });
  expect(config.serviceBus).toEqual({ fullyQualifiedNamespace: 'orders.servicebus.windows.net' });
  expect(config.payments).toEqual({ url: 'https://api.stripe.com', timeoutMs: 20_000, mostCalls: 16 });
  expect(config.keyVault).toEqual({ url: 'https://orders.vault.azure.net' });
  expect(config.publicUrl, 'without the slash').toBe('https://orders.example');
});

test('telemetry gets the instance name from the setting of the app’s plan', () => {
  const instanceOf = (settings: Record<string, string>) =>
    parseConfig({
      ...enough,
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${crypto.randomUUID()}`,
      ...settings,
    }).telemetry?.role.instance;
  expect(instanceOf({ WEBSITE_POD_NAME: 'pod', CONTAINER_NAME: 'container' }), 'Flex Consumption').toBe('pod');
  expect(instanceOf({ CONTAINER_NAME: 'container' }), 'Flex Consumption, before it has a pod name').toBe('container');
  expect(instanceOf({ WEBSITE_INSTANCE_ID: 'worker' }), 'other plans').toBe('worker');
  expect(instanceOf({}), 'a developer machine').toBe('local');
});

test('the vault is opened with the named identity, and only over TLS', () => {
  const { keyVault } = parseConfig({ ...enough, AZURE_CLIENT_ID: 'an-id' });
  expect(keyVault).toEqual({ url: enough.KEY_VAULT_URL, managedIdentityClientId: 'an-id' });
  expect(faultsOf({ ...enough, KEY_VAULT_URL: 'http://127.0.0.1:8200' })).toContain(
    'KEY_VAULT_URL must be an https URL',
  );
});

test('all missing settings are named at once', () => {
  const message = faultsOf({});
  for (const name of ['COSMOS', 'SERVICE_BUS', 'AUTH_ISSUER', 'AUTH_TOKEN_URL', 'PUBLIC_URL', 'CARRIER_URL']) {
    expect(message).toContain(`${name} `);
  }
});

test('a malformed setting is named without its value', () => {
  const message = faultsOf({ ...enough, CARRIER_URL: 'hunter2', SAGA_STEP_ATTEMPTS: 'many' });
  expect(message).toContain('CARRIER_URL must be an http(s) URL');
  expect(message).toContain('SAGA_STEP_ATTEMPTS must be a number');
  expect(message).not.toMatch(/hunter2|many/);
});

test('what a saga still waits for is not compared', () => {
  const settings = { ...enough, SAGA_OUTAGE_MS: '7200000' };
  expect(faultsOf(settings)).toContain('RECONCILE_AFTER_MS must be more than SAGA_OUTAGE_MS');
  expect(parseConfig({ ...settings, RECONCILE_AFTER_MS: '7200001' }).reconciliation.afterMs).toBe(7_200_001);
});

test('webhooks may go to this machine only where the API itself is on this machine', () => {
  const settings = { ...enough, WEBHOOK_ALLOW_LOOPBACK: 'true' };
  expect(faultsOf(settings)).toContain('WEBHOOK_ALLOW_LOOPBACK must be false unless PUBLIC_URL is on this machine');
  const { webhooks } = parseConfig({ ...settings, PUBLIC_URL: 'http://127.0.0.1:8000/' });
  expect(webhooks).toMatchObject({ timeoutMs: 15_000, allowLoopback: true, ownHosts: ['127.0.0.1:8000'] });
  expect(parseConfig(enough).webhooks).toMatchObject({ allowLoopback: false, ownHosts: ['orders.example'] });
});

test('a placeholder of the sample is reported as such, once', () => {
  const AUTH_JWKS_URI = '<npm start writes it: address of the keys>';
  expect(faultsOf({ ...enough, AUTH_JWKS_URI, AUTH_ISSUER: '<issuer>' })).toBe(
    "the app's settings can't be used: AUTH_ISSUER still holds the placeholder of local.settings.sample.json; " +
      'AUTH_JWKS_URI still holds the placeholder of local.settings.sample.json',
  );
});

test('telemetry is off without a connection string, and a missing part of one is named', () => {
  expect(parseConfig(enough).telemetry).toBeUndefined();
  const key = 'InstrumentationKey=00000000-0000-0000-0000-000000000000';
  const on = { ...enough, APPLICATIONINSIGHTS_CONNECTION_STRING: `${key};IngestionEndpoint=https://monitor.example/` };
  expect(parseConfig(on).telemetry).toMatchObject({ samplingRatio: 1, intervalMs: 60_000, identity: undefined });
  expect(
    faultsOf({ ...on, APPLICATIONINSIGHTS_CONNECTION_STRING: 'IngestionEndpoint=https://monitor.example/' }),
  ).toContain('APPLICATIONINSIGHTS_CONNECTION_STRING names no InstrumentationKey');
  expect(faultsOf({ ...on, TELEMETRY_SAMPLING_RATIO: '2' })).toContain('TELEMETRY_SAMPLING_RATIO ');
});
