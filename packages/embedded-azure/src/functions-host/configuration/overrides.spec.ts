import { expect, test } from 'vitest';
import { overrideHostJson } from './overrides.ts';

test('a setting takes precedence over host.json, in any case', () => {
  const hostJson = { version: '2.0', extensions: { http: { routePrefix: 'api' } } };
  const environment = { AzureFunctionsJobHost__Extensions__HTTP__routeprefix: 'v1', OTHER: 'x' };
  expect(overrideHostJson(hostJson, environment)).toEqual({
    version: '2.0',
    extensions: { http: { routePrefix: 'v1' } },
  });
  expect(hostJson.extensions.http.routePrefix).toBe('api');
});

test('sections that are missing in host.json are created, also with colons as separators', () => {
  expect(overrideHostJson({}, { 'AzureFunctionsJobHost:logging:logLevel:default': 'Debug' })).toEqual({
    logging: { logLevel: { default: 'Debug' } },
  });
});

test('values for the Durable extension have JSON types, all others are strings', () => {
  const environment = {
    AzureFunctionsJobHost__extensions__durableTask__maxConcurrentActivityFunctions: '4',
    AzureFunctionsJobHost__extensions__durableTask__hubName: 'Hub',
    AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls: '4',
  };
  expect(overrideHostJson({}, environment)).toEqual({
    extensions: {
      durableTask: { maxConcurrentActivityFunctions: 4, hubName: 'Hub' },
      serviceBus: { maxConcurrentCalls: '4' },
    },
  });
});
