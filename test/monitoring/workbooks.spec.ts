import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyseQuery } from '../../tools/monitoring/kql/kusto.ts';
import { readAlerts } from '../../tools/monitoring/read-alerts.ts';
import { listWorkbooks, readWorkbook } from '../../tools/monitoring/read-workbooks.ts';
import { appTables, platformTables } from '../../tools/monitoring/tables.ts';
import type { QueryItem } from '../../tools/monitoring/workbook.ts';

const root = join(import.meta.dirname, '..', '..');
const columnsOf = ({ content }: QueryItem) => {
  const text = readFileSync(join(root, 'infra', 'queries', `${content.query}.kql`), 'utf8');
  const { columns, types } = analyseQuery(text, { ...appTables, ...platformTables });
  return columns.map((name, n) => ({ name, type: types[n] ?? '' }));
};
const isNumber = (type: string) => ['int', 'long', 'real'].includes(type);

// What the portal doesn't know it ignores, without a word.
describe.each(listWorkbooks())('the workbook %s', (name) => {
  const queries = () => readWorkbook(name).items.filter((item) => item.type === 3);

  test('has only settings that Azure’s workbooks know, for columns of its queries', () => {
    for (const item of queries()) {
      const { chartSettings, gridSettings, tileSettings } = item.content;
      const names = columnsOf(item).map((column) => column.name);
      const { xAxis = [], yAxis = [], group = [] } = chartSettings ?? {};
      const tiles = tileSettings ? [tileSettings.titleContent, tileSettings.leftContent] : [];
      const sorted = (gridSettings?.sortBy ?? []).map(({ itemKey }) => itemKey);
      const labelled = (gridSettings?.labelSettings ?? []).map(({ columnId }) => columnId);
      const exact = [xAxis, yAxis, group, sorted, labelled].flat();
      for (const column of exact) expect(names, item.name).toContain(column);
      for (const { columnMatch } of [...(gridSettings?.formatters ?? []), ...tiles])
        expect(
          names.some((column) => new RegExp(`^(${columnMatch})$`).test(column)),
          `${item.name}: ${columnMatch}`,
        ).toBe(true);
      expect(item.content.timeContext === undefined, item.name).toBe(
        item.content.timeContextFromParameter !== undefined,
      );
    }
  });

  test('draws either several numbers over time, or one that a text splits', () => {
    for (const item of queries().filter(({ content }) => content.visualization.endsWith('chart'))) {
      const { xAxis, yAxis, group } = item.content.chartSettings ?? {};
      const columns = columnsOf(item);
      const metrics = yAxis ?? columns.filter(({ type }) => isNumber(type)).map((column) => column.name);
      const splits = group === undefined ? columns.filter(({ type }) => type === 'string') : [group];
      expect(xAxis ?? columns.find(({ type }) => type === 'datetime')?.name, item.name).toBeDefined();
      expect(metrics.length === 1 || splits.length === 0, item.name).toBe(true);
      expect(splits.length, item.name).toBeLessThan(2);
    }
  });
});

test('each alert stands below the panels of some workbook', () => {
  const texts = listWorkbooks().flatMap((name) =>
    readWorkbook(name).items.map((item) => (item.type === 1 ? item.content.json : '')),
  );
  for (const { name } of readAlerts())
    expect(
      texts.some((text) => text.includes(`| \`${name}\` |`)),
      name,
    ).toBe(true);
});
