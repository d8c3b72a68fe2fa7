import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program } from '../../tools/delivery/deliver.ts';
import { readWorkbook } from '../../tools/monitoring/read-workbooks.ts';
import { commands as operatorCommands } from '../../tools/operator/commands.ts';
import { findQueryFaults } from './find-query-faults.ts';
import { plannedTelemetry } from './observed-telemetry.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = globSync('docs/runbooks/*.md', { cwd: root });
const sections = ['## What it means for partners', '## See', '## Do', '## It is over when', '## Whom to tell'];

const nameOf = (title: string) => {
  const template = read('infra/modules/workbooks.bicep');
  return new RegExp(`name: '(.+)'\\n +title: '${title}'`).exec(template)?.[1] ?? '';
};

/** Of its panels and headings. */
const titlesOf = (workbook: string) =>
  readWorkbook(workbook).items.flatMap((item) => {
    if (item.type === 1) return [...item.content.json.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
    return item.type === 9 ? [] : [item.content.title];
  });

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('queries only what the app sends', () => {
    const queries = [...text.matchAll(/```kusto\n([\s\S]*?)```/g)].map(([, query = '']) => query);
    for (const query of queries) expect(findQueryFaults(query, plannedTelemetry())).toEqual([]);
  });

  test('has only links that work', () => {
    for (const [, target = ''] of text.matchAll(/\]\(((?!https?:)[^)#]+)/g)) {
      expect(existsSync(join(root, dirname(page), target)), target).toBe(true);
    }
  });

  test.skipIf(page.endsWith('README.md'))('has all sections, in the right order', () => {
    const places = sections.map((section) => text.indexOf(section));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('names workbooks that are deployed', () => {
    const titles = [...read('infra/modules/workbooks.bicep').matchAll(/title: '(.+)'/g)].map(([, title]) => title);
    for (const [, title] of text.matchAll(/\*(Partner orders: [^*]+)\*/g)) expect(titles).toContain(title);
  });

  test('names panels as their workbook titles them', () => {
    for (const line of text.split('\n')) {
      const [, title] = /[Ww]orkbook \*(Partner orders: [^*]+)\*/.exec(line) ?? [];
      if (title === undefined) continue;
      const panels = titlesOf(nameOf(title));
      const named = [...line.matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g)]
        .map(([, name = '']) => name)
        .filter((name) => name !== title);
      for (const name of named)
        expect(
          panels.filter((panel) => panel.startsWith(name)),
          name,
        ).not.toEqual([]);
    }
  });

  test('names commands that exist', () => {
    for (const [, command] of text.matchAll(/npm run (?:--silent )?deliver -- (\w+)/g)) {
      expect(program.commands.map(({ name }) => name)).toContain(command);
    }
    const commands = operatorCommands.map(({ name }) => name);
    for (const [, typed = ''] of text.matchAll(/npm run ops --(?:\n| )+([a-z][^\n`]*)/g)) {
      expect(
        commands.filter((name) => `${typed} `.startsWith(`${name} `)),
        typed,
      ).not.toEqual([]);
    }
  });
});
