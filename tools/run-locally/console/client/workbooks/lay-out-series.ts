import { MOST_SERIES, type Series } from '@partner-orders/embedded-azure/console-client/kit/chart-props.ts';
import type { QueryItem } from '../../../../monitoring/workbook.ts';
import type { FoundRows } from '../../workbooks/shown-workbook.ts';
import { numberTypes } from './number-types.ts';
import { toneOf } from './tone-of.ts';

/**
 * The points of a chart, as the portal finds them: over the first column with a time, a series for each column with numbers, or
 * for each value of the column that splits them.
 *
 * @returns undefined without a column for the time
 */
export function layOutSeries({ columns, rows }: FoundRows, settings: QueryItem['content']['chartSettings'] = {}) {
  const typed = (types: readonly string[]) =>
    columns.filter(({ type }) => types.includes(type)).map(({ name }) => name);
  const time = settings.xAxis ?? typed(['datetime'])[0];
  if (time === undefined) return undefined;
  const metrics = settings.yAxis ?? typed(numberTypes);
  const group = settings.group ?? typed(['string'])[0];
  const moments = [...new Set(rows.map((row) => Number(row[time])))].sort((a, b) => a - b);
  const place = new Map(moments.map((moment, n) => [moment, n]));
  const found = new Map<string, (number | null)[]>();
  for (const row of rows) {
    for (const metric of metrics) {
      const split = group === undefined ? '' : String(row[group]);
      const name = group === undefined ? metric : metrics.length > 1 ? `${split}: ${metric}` : split;
      const values = found.get(name) ?? moments.map(() => null);
      found.set(name, values);
      const value = row[metric];
      values[place.get(Number(row[time])) ?? 0] = typeof value === 'number' ? value : null;
    }
  }
  return { times: moments.map((moment) => moment / 1_000), series: labelled(largest(found), settings) };
}

/** The portal, too, draws ten: the largest ones, and the sum of the others. */
function largest(found: ReadonlyMap<string, (number | null)[]>): [string, (number | null)[]][] {
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const all = [...found];
  if (all.length <= MOST_SERIES) return all;
  const ordered = all.toSorted(([, a], [, b]) => sum(b) - sum(a));
  const rest = ordered.slice(MOST_SERIES - 1).map(([, values]) => values);
  const other = (rest[0] ?? []).map((_, n) => sum(rest.map((values) => values[n] ?? null)));
  return [...ordered.slice(0, MOST_SERIES - 1), ['Other', other]];
}

/** In the order of the settings, as far as they name them. */
function labelled(
  all: readonly [string, (number | null)[]][],
  { seriesLabelSettings: known = [] }: NonNullable<QueryItem['content']['chartSettings']>,
): Series[] {
  const rank = (name: string) => known.findIndex(({ seriesName }) => seriesName === name) >>> 0;
  return all
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([name, values]) => {
      const setting = known.find(({ seriesName }) => seriesName === name);
      const tone = toneOf(setting?.color);
      return {
        name: setting?.label ?? (name === '' ? 'unknown' : name),
        values,
        ...(tone === undefined ? {} : { tone }),
      };
    });
}
