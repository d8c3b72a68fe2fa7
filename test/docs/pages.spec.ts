import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const linksOf = (text: string) => [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
const local = (link: string) => !/^[a-z]+:/.test(link) && !link.startsWith('/');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...globSync(['docs/**/*.md', 'packages/*/README.md'], { cwd: root }),
];
const recipes = globSync('docs/how-to/add-*.md', { cwd: root });
const { scripts } = JSON.parse(read('package.json'));

test.each(pages)('every link and path in %s exists', (page) => {
  const text = read(page);
  expect(linksOf(text).filter((link) => local(link) && !existsSync(join(root, dirname(page), link)))).toEqual([]);
  const commands = [...text.matchAll(/\bnpm run (?:-\S+ )*([a-z][\w:-]*)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(recipes)('%s lists its files, and the list of recipes counts them', (recipe) => {
  const [, files = ''] = /^## Files\n([\s\S]*?)\n## /m.exec(read(recipe)) ?? [];
  const rows = files.split('\n').filter((line) => /^\| .*\]\(/.test(line));
  for (const row of rows) expect(linksOf(row), row).toHaveLength(1);
  const [title = ''] = read(recipe).split('\n');
  const name = recipe.replace('docs/how-to/', '');
  expect(read('docs/how-to/README.md')).toContain(`| [${title.replace('# ', '')}](${name}) | ${rows.length} |`);
});

test('the index lists every page of documentation', () => {
  const listed = linksOf(read('docs/README.md'));
  const top = globSync('docs/*.md', { cwd: root }).map((file) => file.replace('docs/', ''));
  expect(top.filter((page) => page !== 'README.md' && !listed.includes(page))).toEqual([]);
});
