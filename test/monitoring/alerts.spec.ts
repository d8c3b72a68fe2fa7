import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { analyseQuery } from '../../tools/monitoring/kql/kusto.ts';
import { platformTables } from '../../tools/monitoring/tables.ts';
import { plannedTelemetry } from './observed-telemetry.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const Shared = {
  name: z.string(),
  title: z.string(),
  severity: z.int().min(0).max(4),
  every: z.enum(['PT1M', 'PT5M', 'PT15M', 'PT1H', 'P1D']),
  runbook: z.string(),
  description: z.string(),
};
const Dimension = z.strictObject({ name: z.string(), operator: z.literal('Include'), values: z.array(z.string()) });
const LogAlert = z.strictObject({
  ...Shared,
  kind: z.literal('log'),
  query: z.string(),
  // Azure looks back two days at most.
  lookBack: z.enum(['PT15M', 'PT1H', 'P1D']),
  dimensions: z.array(Dimension),
  /** The parameter without which its table has no rows. */
  needs: z.literal('dataAccessLog').optional(),
});
const MetricAlert = z.strictObject({
  ...Shared,
  kind: z.literal('metric'),
  window: z.enum(['PT5M', 'PT15M', 'PT30M', 'PT1H']),
});
const alerts = z.array(z.union([LogAlert, MetricAlert])).parse(JSON.parse(read('infra/alerts.json')));
const logAlerts = alerts.filter((alert) => alert.kind === 'log');
const metricAlerts = alerts.filter((alert) => alert.kind === 'metric');

const Workbook = z.object({
  version: z.literal('Notebook/1.0'),
  $schema: z.string(),
  items: z.array(
    z.object({ type: z.number(), name: z.string(), content: z.looseObject({ query: z.string().optional() }) }),
  ),
});
const workbooks = readdirSync(join(root, 'infra', 'workbooks')).map((file) => {
  const text = read(`infra/workbooks/${file}`);
  return { file, text, workbook: Workbook.parse(JSON.parse(text)) };
});

const queries = readdirSync(join(root, 'infra', 'queries')).map((file) => file.replace(/\.kql$/, ''));
const delivery = readdirSync(join(root, 'tools', 'delivery')).map((file) => read(`tools/delivery/${file}`));

const [, asOfNow = ''] = /^var asOfNow = '(.*)'$/m.exec(read('infra/modules/alerts.bicep')) ?? [];

describe('alerts', () => {
  test('use the current time for their rows, within the window that is evaluated', () => {
    expect(asOfNow).toBe('| extend TimeGenerated = ago(1m)');
    expect(read('infra/modules/alerts.bicep')).toMatch(/query: '\$\{texts\[alert\.query\]\}\\n\$\{asOfNow\}'/);
    for (const { query } of logAlerts)
      expect(read(`infra/queries/${query}.kql`).trimEnd()).not.toMatch(/;$|\bTimeGenerated = /);
  });

  test('have unique names', () => {
    expect(new Set(alerts.map(({ name }) => name)).size).toBe(alerts.length);
  });

  test.each(alerts.map(({ name, runbook }) => [name, runbook]))('%s has a runbook: %s', (name, runbook) => {
    expect(existsSync(join(root, runbook))).toBe(true);
    expect(read(runbook)).toContain(`\`${name}\``);
  });

  test.each(logAlerts.map((alert) => [alert.name, alert] as const))(
    '%s splits by columns of its query',
    (_name, alert) => {
      const query = `${read(`infra/queries/${alert.query}.kql`)}\n${asOfNow}`;
      const { faults, columns } = analyseQuery(query, { ...plannedTelemetry().tables, ...platformTables });
      expect(faults).toEqual([]);
      for (const { name } of alert.dimensions) expect(columns).toContain(name);
      // A rule groups rows by this column: without it, or with the time of old rows, it may count in another window.
      expect(columns).toContain('TimeGenerated');
    },
  );

  test.each(logAlerts.map((alert) => [alert.name, alert] as const))(
    '%s looks back as far as its query',
    (_name, alert) => {
      const spans = [
        ...read(`infra/queries/${alert.query}.kql`).matchAll(/\bago\((\d+)([mhd])\)|'(?:page|ticket)', (\d+)([mhd])/g),
      ];
      const seconds = spans.map(
        ([, a, b, c, d]) => Number(a ?? c) * { m: 60, h: 3600, d: 86_400 }[(b ?? d) as 'm' | 'h' | 'd'],
      );
      const lookBack = { PT15M: 900, PT1H: 3600, P1D: 86_400 }[alert.lookBack];
      const sinceDefault = 86_400;
      const needed = Math.max(...seconds.filter((span) => span !== sinceDefault || alert.name.startsWith('slo-')));
      expect(lookBack).toBeGreaterThanOrEqual(needed);
    },
  );

  test('get every value that a query needs of its deployment', () => {
    const [, values = ''] = /^var values = \{\n([\s\S]*?)^\}/m.exec(read('infra/modules/alerts.bicep')) ?? [];
    const given = [...values.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name);
    const needed = logAlerts.flatMap(({ query }) =>
      [...read(`infra/queries/${query}.kql`).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name),
    );
    expect(new Set(needed)).toEqual(new Set(given));
  });

  test('of severity 4 look at a whole day, once: they are a digest', () => {
    for (const { severity, every, ...alert } of alerts) {
      expect(every === 'P1D').toBe(severity === 4);
      if (severity === 4) expect(alert).toMatchObject({ kind: 'log', lookBack: 'P1D', dimensions: [] });
    }
  });

  test('of a burn rate separate pages from tickets as the query does', () => {
    for (const alert of logAlerts.filter(({ name }) => name.startsWith('slo-'))) {
      const response = alert.dimensions.find(({ name }) => name === 'Response');
      expect(response?.values).toEqual([alert.name.split('-').at(-1)]);
      expect(read(`infra/queries/${alert.query}.kql`)).toContain(`'${response?.values[0]}',`);
    }
  });

  test('on metrics have a scope and criteria in the module', () => {
    const module = read('infra/modules/alerts.bicep');
    for (const { name } of metricAlerts) expect(module.split(`  '${name}': `), name).toHaveLength(3);
  });
});

test('every runbook belongs to an alert', () => {
  const needed = new Set(alerts.map(({ runbook }) => runbook));
  const there = readdirSync(join(root, 'docs', 'runbooks')).map((file) => `docs/runbooks/${file}`);
  const byDecision = ['README', 'region-lost', 'restore-database'].map((name) => `docs/runbooks/${name}.md`);
  expect(there.filter((file) => !byDecision.includes(file)).sort()).toEqual([...needed].sort());
});

describe('workbooks', () => {
  const values = [...read('infra/modules/workbooks.bicep').matchAll(/^ {2}(\w+): (?:\w+|empty\(.*)$/gm)].map(
    ([, name]) => name,
  );

  test.each(workbooks.map(({ file, text, workbook }) => [file, text, workbook] as const))(
    '%s names queries and values that exist',
    (_file, text, workbook) => {
      const named = workbook.items.flatMap(({ content }) => content.query ?? []);
      expect(named.length).toBeGreaterThan(0);
      for (const name of named) expect(queries).toContain(name);
      for (const [, value] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(values).toContain(value);
      expect(new Set(workbook.items.map(({ name }) => name)).size).toBe(workbook.items.length);
    },
  );

  test.each(workbooks.map(({ file, workbook }) => [file, workbook] as const))(
    '%s names the runbook of each alert whose query it shows',
    (_file, workbook) => {
      const shown = new Set(workbook.items.map(({ content }) => content.query));
      const text = String(workbook.items.find(({ name }) => name === 'runbooks')?.content['json'] ?? '');
      const needed = logAlerts.filter(({ query }) => shown.has(query));
      for (const { name, severity, runbook } of needed)
        expect(text).toContain(`| \`${name}\` | ${severity} | \`${runbook}\` |`);
    },
  );

  test('are all deployed', () => {
    const module = read('infra/modules/workbooks.bicep');
    const loaded = [...module.matchAll(/loadTextContent\('\.\.\/workbooks\/(.+?)'\)/g)].map(([, file]) => file);
    expect(loaded.sort()).toEqual(workbooks.map(({ file }) => file).sort());
  });
});

describe('queries', () => {
  test('are all in the list that the modules read', () => {
    const listed = [
      ...read('infra/modules/queries.bicep').matchAll(/^ +'?(.+?)'?: loadTextContent\('\.\.\/queries\/(.+?)\.kql'\)/gm),
    ];
    expect(listed.every(([, name, file]) => name === file)).toBe(true);
    expect(listed.map(([, name]) => name).sort()).toEqual([...queries].sort());
  });

  test.each(queries)('%s is used', (query) => {
    const used =
      logAlerts.some((alert) => alert.query === query) ||
      workbooks.some(({ workbook }) => workbook.items.some(({ content }) => content.query === query)) ||
      delivery.some((text) => text.includes(`'${query}'`));
    expect(used).toBe(true);
  });
});
