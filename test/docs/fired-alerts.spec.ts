import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAlerts } from '../../tools/monitoring/read-alerts.ts';
import { root } from '../../tools/root.ts';

const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
const [, after = ''] = page.split('### Which alerts were seen to fire\n');
const [section = ''] = after.split('\n## ');

const [seen = '', unseen = ''] = section.split('only on rows that a spec writes');
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('|'));

const namesOf = (kind: 'log' | 'metric') => readAlerts().flatMap((alert) => (alert.kind === kind ? [alert.name] : []));
/** The names of alerts between such quotes. */
function namedIn(text: string, quote: string, kind: 'log' | 'metric'): string[] {
  const quoted = new Set(text.split(quote).filter((_, n) => n % 2 === 1));
  return namesOf(kind).filter((name) => quoted.has(name));
}

test('the table of alerts that were seen to fire has exactly those that a test of it expects', () => {
  const spec = readFileSync(join(root, 'test', 'monitoring', 'alerts-fire.spec.ts'), 'utf8');
  const expected = [...spec.matchAll(/(?:expectOnly|standing\.add|\.toEqual)\(.*/g)].map(([line]) => line).join('\n');
  const rows = rowsOf(seen);
  expect(namedIn(rows.join('\n'), '`', 'log')).toEqual(namedIn(expected, "'", 'log'));
  expect(rows.length).toBeGreaterThan(10);
});

test('each other alert on logs is named once, with why it was seen only on rows', () => {
  const named = rowsOf(unseen).join('\n').split('`');
  const names = named.filter((_, n) => n % 2 === 1);
  const fired = namedIn(rowsOf(seen).join('\n'), '`', 'log');
  expect(names.sort()).toEqual(
    namesOf('log')
      .filter((name) => !fired.includes(name))
      .sort(),
  );
});

test('the page names exactly the alerts on metrics of the platform as never seen to fire', () => {
  const [, list = ''] = section.split('nothing local measures these:');
  expect(namedIn(list, '`', 'metric')).toEqual(namesOf('metric'));
});
