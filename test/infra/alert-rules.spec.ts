import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { at } from './bicep/value.ts';
import { deployed, infraFolder, json, least, made } from './deployed.ts';

/** Compares what is deployed for each alert with its description. */
const Alert = z.looseObject({ name: z.string(), kind: z.enum(['log', 'metric']), description: z.string() });
const alerts = z.array(Alert).parse(JSON.parse(readFileSync(join(infraFolder, 'alerts.json'), 'utf8')));
const deployment = deployed({ ...least, alertEmail: 'on-call@partner-orders.example' });

const Criterion = z.looseObject({
  metricName: z.string(),
  timeAggregation: z.string(),
  operator: z.string(),
  threshold: z.number(),
});
const MetricRule = z.looseObject({
  enabled: z.literal(true),
  severity: z.int(),
  windowSize: z.string(),
  evaluationFrequency: z.string(),
  criteria: z.looseObject({ allOf: z.array(Criterion).optional(), failedLocationCount: z.number().optional() }),
  actions: z.array(z.unknown()).length(1),
});
function metricRule(name: string) {
  const rule = made(deployment, 'Microsoft.Insights/metricAlerts').find((one) => one.name === name);
  const description = alerts.find((alert) => alert.name === name)?.description ?? '';
  return { ...MetricRule.parse(json(at(rule?.body, 'properties'))), promised: description };
}

test('the throttling alert fires at the number of requests and minutes that its text says', () => {
  const { promised, windowSize, criteria } = metricRule('cosmos-throttled');
  const [, requests, minutes] = /^More than (\d+) requests in (\d+) minutes were answered 429/.exec(promised) ?? [];
  expect(windowSize).toBe(`PT${minutes}M`);
  expect(criteria.allOf).toMatchObject([
    {
      metricName: 'TotalRequests',
      dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }],
      timeAggregation: 'Count',
      operator: 'GreaterThan',
      threshold: Number(requests),
    },
  ]);
});

test('the alert on failing requests fires at the number of requests and minutes in its text, by the gateway’s own count', () => {
  const { promised, windowSize, criteria } = metricRule('gateway-failing');
  const [, requests, minutes] =
    /^More than (\d+) requests in (\d+) minutes were answered with a 5xx/.exec(promised) ?? [];
  expect(windowSize).toBe(`PT${minutes}M`);
  expect(criteria.allOf).toMatchObject([
    {
      metricName: 'Requests',
      dimensions: [{ name: 'GatewayResponseCodeCategory', operator: 'Include', values: ['5xx'] }],
      timeAggregation: 'Total',
      operator: 'GreaterThan',
      threshold: Number(requests),
    },
  ]);
});

test('the gateway logs every request, because its rows are the basis of the promises to partners', () => {
  const [log] = made(deployment, 'Microsoft.ApiManagement/service/diagnostics').filter(({ name }) =>
    name.endsWith('azuremonitor'),
  );
  expect(json(at(log?.body, 'properties', 'sampling'))).toEqual({ samplingType: 'fixed', percentage: 100 });
  const enabled = made(deployment, 'Microsoft.Insights/diagnosticSettings').flatMap(
    ({ body }) => (json(at(body, 'properties', 'logs')) ?? []) as { category?: string; enabled: boolean }[],
  );
  expect(enabled).toContainEqual({ category: 'GatewayLogs', enabled: true });
});

test('the dead-letter alert fires on one message in any queue', () => {
  const { criteria } = metricRule('dead-letters-waiting');
  expect(criteria.allOf).toMatchObject([
    {
      metricName: 'DeadletteredMessages',
      dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }],
      timeAggregation: 'Maximum',
      operator: 'GreaterThan',
      threshold: 0,
    },
  ]);
});

test('the readiness alert fires when two of five places fail, and calls the address that partners use', () => {
  const { promised, criteria, severity } = metricRule('availability-test');
  expect(promised).toContain('from two or more places in the world');
  expect([criteria.failedLocationCount, severity]).toEqual([2, 0]);
  const [webTest] = made(deployment, 'Microsoft.Insights/webtests').map(({ body }) => json(at(body, 'properties')));
  expect(webTest).toMatchObject({
    Enabled: true,
    Frequency: 300,
    Locations: expect.objectContaining({ length: 5 }),
    Request: { RequestUrl: expect.stringMatching(/\/readyz$/), HttpVerb: 'GET' },
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true },
  });
});

test('an alert on a query fires on any row, names its runbook and notifies the person on call', () => {
  const rules = made(deployment, 'Microsoft.Insights/scheduledQueryRules');
  expect(rules.map(({ name }) => name).sort()).toEqual(
    alerts.flatMap(({ name, kind }) => (kind === 'log' ? [name] : [])).sort(),
  );
  for (const rule of rules) {
    expect(json(at(rule.body, 'properties')), rule.name).toMatchObject({
      enabled: true,
      autoMitigate: true,
      criteria: {
        allOf: [
          {
            timeAggregation: 'Count',
            operator: 'GreaterThan',
            threshold: 0,
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
          },
        ],
      },
      actions: {
        actionGroups: [expect.anything()],
        customProperties: { runbook: expect.stringMatching(/^docs\/runbooks\//) },
      },
    });
  }
});
