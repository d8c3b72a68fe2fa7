import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findQueryFaults } from './find-query-faults.ts';
import { observed, plannedTelemetry } from './observed-telemetry.ts';

const telemetry = plannedTelemetry();
const folder = join(import.meta.dirname, '..', '..', 'infra', 'queries');
const queries = readdirSync(folder);

describe('every query uses only what the app sends', () => {
  test.each(queries)('%s', (file) => {
    expect(findQueryFaults(readFileSync(join(folder, file), 'utf8'), telemetry)).toEqual([]);
  });
});

test('requests and calls are weighted by the sampling rate', () => {
  for (const file of queries) {
    const query = readFileSync(join(folder, file), 'utf8');
    if (!/\b(AppRequests|AppDependencies)\b/.test(query)) continue;
    expect(query, file).not.toMatch(/\bcountif?\(/);
    expect(query, file).not.toMatch(/\bpercentiles?\(/);
  }
});

describe('a query for telemetry that the app does not send is found', () => {
  const refused: [string, string, RegExp][] = [
    ['an unknown table', 'AppRequest | count', /AppRequest/],
    ['an unknown column', 'AppRequests | where Duration > 300', /Duration/],
    ['a type that does not fit', "AppRequests | where DurationMs > 'slow'", /operator '>'/],
    ['a misspelt operator', 'AppRequests | summarise count()', /Query operator expected/],
    ['an unknown function', 'AppRequests | extend Slow = slower(DurationMs)', /slower/],
    ['an unknown metric', "AppMetrics | where Name == 'saga.stuk'", /no Name of AppMetrics == 'saga.stuk'/],
    [
      'one unknown metric of two',
      "AppMetrics | where Name in ('saga.stuck', 'stuck')",
      /no Name of AppMetrics in 'stuck'/,
    ],
    [
      'a metric in a condition',
      "AppMetrics | summarize sumif(Sum, Name == 'orders.acepted')",
      /no Name of AppMetrics == 'orders.acepted'/,
    ],
    [
      'a dimension that the metric does not have',
      "AppMetrics | where Name == 'orders.ended' | summarize sum(Sum) by tostring(Properties['step'])",
      /Properties\['step'\] is never sent with these metrics/,
    ],
    [
      'a dimension with a dot',
      "AppMetrics | where Name == 'orders.ended' | where Properties.outcme == 'failed'",
      /Properties\['outcme'\]/,
    ],
    [
      'a property that requests do not have',
      "AppRequests | where tostring(Properties['partner.name']) == 'acme'",
      /Properties\['partner.name'\]/,
    ],
    [
      'an operation that is not a route',
      "AppRequests | where tostring(Properties['route.operation']) != 'streamEvent'",
      /no route.operation of AppRequests != 'streamEvent'/,
    ],
    ['an unknown name of a request', "AppRequests | where Name == 'POST /v2/orders'", /no Name of AppRequests/],
    ['a term that is in no name', "AppRequests | where Name has 'v2'", /has 'v2'/],
    ['calls that the app never makes', "AppDependencies | where Name startswith 'paypal.'", /startswith 'paypal.'/],
  ];
  test.each(refused)('%s', (_what, query, fault) => {
    expect(findQueryFaults(query, telemetry).join('\n')).toMatch(fault);
  });

  test('also if a variable or a function is between the table and the comparison', () => {
    const query = `let recent = (window: timespan) { AppMetrics | where TimeGenerated > ago(window) };
      recent(1h) | where Name == 'outbox.lagg'`;
    expect(findQueryFaults(query, telemetry)).toEqual(["no Name of AppMetrics == 'outbox.lagg'"]);
  });
});

test('a column that no row has is found', () => {
  const columns = { AppRequests: ['TimeGenerated', 'Name'] };
  const stored = { metrics: {}, requests: ['GET /v1/products'], dependencies: [], columns, properties: {} };
  expect(findQueryFaults("AppRequests | where Name == 'GET /v1/products'", observed(stored))).toEqual([]);
  expect(findQueryFaults('AppRequests | where DurationMs > 1', observed(stored)).join()).toMatch(/DurationMs/);
  expect(findQueryFaults('AppMetrics | where Sum > 1', observed(stored)).join()).toMatch(/Sum/);
});
