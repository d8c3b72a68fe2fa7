import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../tools/operator/commands.ts';
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
  const commands = [...text.matchAll(/\bnpm(?:\.cmd)? run (?:-\S+ )*([a-z][\w:-]*)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

/** As GitHub makes them. */
const anchorsOf = (file: string) => {
  const headings = [
    ...read(file)
      .replace(/^ *```[\s\S]*?^ *```$/gm, '')
      .matchAll(/^#+ (.+)$/gm),
  ];
  return headings.map(([, heading = '']) => {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    return text.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
  });
};

test.each(pages)('every section that %s links to exists', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]*)#([^)\s]+)\)/g)];
  const missing = links.filter(([, file = '', anchor = '']) => {
    if (!local(file)) return false;
    const target = file === '' ? page : join(dirname(page), file);
    return target.endsWith('.md') && !anchorsOf(target).includes(anchor);
  });
  expect(missing.map(([link]) => link)).toEqual([]);
});

test('every page that a program names exists', () => {
  const named = globSync('{tools,shared,functions,orchestrations,packages/*/src}/**/*.ts', { cwd: root }).flatMap(
    (file) => [...read(file).matchAll(/\bdocs\/[\w/-]+\.md/g)].map(([page]) => page),
  );
  expect(named.filter((page) => !existsSync(join(root, page)))).toEqual([]);
});

test('the page for contributors lists every command of package.json', () => {
  const text = read('CONTRIBUTING.md');
  const listed = new Set([...text.matchAll(/^\| `npm (?:run )?(?:-s )?([\w:-]+)/gm)].map(([, name]) => name));
  expect(Object.keys(scripts).filter((name) => !listed.has(name))).toEqual([]);
});

test('every section of a page that a program names exists', () => {
  const named = globSync('{tools,shared,functions,orchestrations}/**/*.ts', { cwd: root }).flatMap((file) =>
    [...read(file).matchAll(/(docs\/[\w/-]+\.md), "([^"]+)"/g)].map(([, page = '', section = '']) => ({
      page,
      section,
    })),
  );
  expect(named.length).toBeGreaterThan(0);
  const headings = (page: string) => [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
  expect(named.filter(({ page, section }) => !headings(page).includes(section))).toEqual([]);
});

/** The words of a command in a page, up to a comment, a pipe or the end of its code. */
const opsCommands = (page: string) =>
  [
    ...read(page)
      .replace(/[\\`]\n\s*/g, ' ')
      .matchAll(/npm(?:\.cmd)? run (?:--silent |-s )?ops -- ([^\n`#|]+)/g),
  ].map(([, line = '']) => line.trim().split(/\s+/));
const common = ['azure', 'json', 'state', 'help'];

test.each(pages.filter((page) => opsCommands(page).length > 0))(
  'every command and option of npm run ops in %s exists',
  (page) => {
    for (const words of opsCommands(page)) {
      if (/^<|^--help|^…/.test(words[0] ?? '')) continue;
      const called = words.join(' ');
      const command =
        commands.find(({ name }) => `${called} `.startsWith(`${name} `)) ?? expect.fail(`${page}: ${called}`);
      const known = [...common, ...Object.keys(command.options ?? {})];
      const given = words.flatMap((word) => (word.startsWith('--') ? [word.slice(2).replace(/=.*/, '')] : []));
      expect(
        given.filter((option) => !known.includes(option)),
        called,
      ).toEqual([]);
      // A runbook is followed in haste, and its commands are also run by a spec, where nobody answers.
      const asks = command.isAct && command.destroys?.({ undo: given.includes('undo') }) !== undefined;
      if (page.startsWith('docs/runbooks/') && asks) expect(given, called).toContain('yes');
    }
  },
);

test('the page of JSON has a row for each command of operators', () => {
  const rows = [...read('docs/operator-json.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual(commands.map(({ name }) => name));
});

test('the page on operations names each command that asks first', () => {
  const asking = commands.flatMap((command) => (command.isAct && command.destroys ? [command.name] : []));
  const [, listed = ''] = /\*\*Asked first\.\*\*([\s\S]*?)\n\n/.exec(read('docs/operations.md')) ?? [];
  const names = [...listed.matchAll(/`([a-z][a-z -]*)`/g)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(asking.toSorted());
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
