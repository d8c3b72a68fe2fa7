import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../tools/root.ts';
import { at, type Json } from './bicep/value.ts';
import { deployed, infraFolder, least, made, templateTest } from './deployed.ts';

/** Compares what is deployed for each alert with its description. */
const Alert = z.looseObject({
  name: z.string(),
  kind: z.enum(['log', 'metric']),
  severity: z.int(),
  description: z.string(),
});
const alerts = z.array(Alert).parse(JSON.parse(readFileSync(join(infraFolder, 'alerts.json'), 'utf8')));
const emails = { alertEmail: 'desk@partner-orders.example', pageEmail: 'on-call@partner-orders.example' };
const given = { ...least, ...emails, dataAccessLog: true };

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
async function metricRule(name: string) {
  const rule = made(await deployed(given), 'Microsoft.Insights/metricAlerts').find((one) => one.name === name);
  const description = alerts.find((alert) => alert.name === name)?.description ?? '';
  return { ...MetricRule.parse(at(rule?.body, 'properties')), promised: description };
}

templateTest('the throttling alert fires at the number of requests and minutes that its text says', async () => {
  const { promised, windowSize, criteria } = await metricRule('cosmos-throttled');
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

templateTest(
  'the alert on failing requests fires at the number of requests and minutes in its text, by the gateway’s own count',
  async () => {
    const { promised, windowSize, criteria } = await metricRule('gateway-failing');
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
  },
);

templateTest('the gateway logs every request, because the promises to partners are counted by its rows', async () => {
  const [log] = made(await deployed(given), 'Microsoft.ApiManagement/service/diagnostics').filter(({ name }) =>
    name.endsWith('azuremonitor'),
  );
  expect(at(log?.body, 'properties', 'sampling')).toEqual({ samplingType: 'fixed', percentage: 100 });
  const enabled = made(await deployed(given), 'Microsoft.Insights/diagnosticSettings').flatMap(
    ({ body }) => (at(body, 'properties', 'logs') ?? []) as { category?: string; enabled: boolean }[],
  );
  expect(enabled).toContainEqual({ category: 'GatewayLogs', enabled: true });
});

templateTest('the alert on a used-up gateway fires at the percentage and minutes that its text says', async () => {
  const { promised, windowSize, criteria } = await metricRule('gateway-saturated');
  const [, percent, minutes] =
    /uses more than (\d+) % of its processors, on average over (\d+) minutes/.exec(promised) ?? [];
  expect(windowSize).toBe(`PT${minutes}M`);
  expect(criteria.allOf).toMatchObject([
    {
      metricName: 'CpuPercent_Gateway',
      timeAggregation: 'Average',
      operator: 'GreaterThan',
      threshold: Number(percent),
    },
  ]);
});

templateTest('the dead-letter alert fires on one message in any queue', async () => {
  const { criteria } = await metricRule('dead-letters-waiting');
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

templateTest(
  'the alert on partners’ files fires at the size that its text says, over the hour that Azure reports',
  async () => {
    const { promised, windowSize, criteria } = await metricRule('files-growing');
    const [, gigabytes] = /^More than (\d+) GB lie in the account of partners' files/.exec(promised) ?? [];
    expect(windowSize).toBe('PT1H');
    expect(criteria.allOf).toMatchObject([
      {
        metricName: 'UsedCapacity',
        timeAggregation: 'Average',
        operator: 'GreaterThan',
        threshold: Number(gigabytes) * 1e9,
      },
    ]);
  },
);

templateTest(
  'the readiness alert fires when two of five places fail, and calls the address that partners use',
  async () => {
    const { promised, criteria, severity } = await metricRule('availability-test');
    expect(promised).toContain('from two or more places in the world');
    expect([criteria.failedLocationCount, severity]).toEqual([2, 0]);
    const [webTest] = made(await deployed(given), 'Microsoft.Insights/webtests').map(({ body }) =>
      at(body, 'properties'),
    );
    expect(webTest).toMatchObject({
      Enabled: true,
      Frequency: 300,
      Locations: expect.objectContaining({ length: 5 }),
      Request: { RequestUrl: expect.stringMatching(/\/readyz$/), HttpVerb: 'GET' },
      ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true },
    });
  },
);

templateTest('an alert on a query fires on any row, names its runbook and notifies the person on call', async () => {
  const rules = made(await deployed(given), 'Microsoft.Insights/scheduledQueryRules');
  expect(rules.map(({ name }) => name).sort()).toEqual(
    alerts.flatMap(({ name, kind }) => (kind === 'log' ? [name] : [])).sort(),
  );
  for (const rule of rules) {
    expect(at(rule.body, 'properties'), rule.name).toMatchObject({
      enabled: true,
      // Azure refuses it for rules that look once a day.
      autoMitigate: at(rule.body, 'properties', 'evaluationFrequency') !== 'P1D',
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

/** The action groups that each rule calls, by the rule's name. */
async function calledBy(parameters: Record<string, Json>): Promise<Map<string, string[]>> {
  const rules = await deployed({ ...least, ...parameters });
  const Groups = z.array(z.string()).default([]);
  const Actions = z.array(z.looseObject({ actionGroupId: z.string() }));
  return new Map([
    ...made(rules, 'Microsoft.Insights/scheduledQueryRules').map(
      ({ name, body }) => [name, Groups.parse(at(body, 'properties', 'actions', 'actionGroups'))] as const,
    ),
    ...made(rules, 'Microsoft.Insights/metricAlerts').map(({ name, body }) => {
      const actions = Actions.parse(at(body, 'properties', 'actions'));
      return [name, actions.map(({ actionGroupId }) => actionGroupId)] as const;
    }),
  ]);
}
const lastPart = (id: string) => id.split('/').at(-1);

templateTest('alerts of severity 0 and 1 wake somebody, 2 and 3 are tickets, 4 is in a digest', async () => {
  const pager = '/subscriptions/s/resourceGroups/on-call/providers/microsoft.insights/actionGroups/pager';
  const called = await calledBy({ ...emails, pageActionGroupId: pager, dataAccessLog: true });
  for (const { name, severity } of alerts) {
    const others = [severity <= 3 ? 'partner-orders-ticket' : 'partner-orders-digest'];
    const wanted = severity <= 1 ? ['partner-orders-page', 'pager'] : others;
    expect(called.get(name)?.map(lastPart), name).toEqual(wanted);
  }
  const addresses = made(await deployed(given), 'Microsoft.Insights/actionGroups').map(({ name, body }) => [
    name,
    at(body, 'properties', 'emailReceivers', 0, 'emailAddress'),
  ]);
  expect(addresses.toSorted()).toEqual([
    ['partner-orders-digest', emails.alertEmail],
    ['partner-orders-page', emails.pageEmail],
    ['partner-orders-ticket', emails.alertEmail],
  ]);
});

templateTest('with one address only, it gets pages and tickets; with none, nobody is called', async () => {
  const one = [...(await calledBy({ alertEmail: emails.alertEmail })).values()].flat().map(lastPart);
  expect(new Set(one)).toEqual(new Set(['partner-orders-page', 'partner-orders-ticket', 'partner-orders-digest']));
  expect([...(await calledBy({})).values()].flat()).toEqual([]);
});

test('the page for operators lists every alert that wakes somebody, and no other', () => {
  const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
  const [, section = ''] = /^## Alerts$([\s\S]*?)^##+ /m.exec(page) ?? [];
  const named = [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(alerts.flatMap(({ name, severity }) => (severity <= 1 ? [name] : [])).sort());
});

templateTest('the log of access to data and its alert are there together, and only if that is chosen', async () => {
  const found = async (parameters: Record<string, Json>) => {
    const deployment = await deployed({ ...least, ...parameters });
    const rules = made(deployment, 'Microsoft.Insights/scheduledQueryRules').map(({ name }) => name);
    const logs = made(deployment, 'Microsoft.Insights/diagnosticSettings').flatMap(
      ({ body }) => (at(body, 'properties', 'logs') ?? []) as { category?: string }[],
    );
    return [
      logs.some(({ category }) => category === 'DataPlaneRequests15M'),
      rules.some((name) => name.endsWith('audit-bypassed')),
    ];
  };
  expect(await found({})).toEqual([false, false]);
  expect(await found({ dataAccessLog: true })).toEqual([true, true]);
});
