import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';
import { shellBlocks } from './shell-blocks.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const page = read('docs/deploy.md');
const templates = globSync('infra/**/*.bicep', { cwd: root }).map(read);
const main = read('infra/main.bicep');
const outputs = [...main.matchAll(/^output (\w+)/gm)].map(([, name = '']) => name);
const unique = (names: string[]) => [...new Set(names)].sort();

test('the page lists the resource providers of the templates, and no other', () => {
  const types = templates.flatMap((text) => [...text.matchAll(/'(Microsoft\.\w+)\/[\w/]+(?:@[\w-]+)?'/g)]);
  const needed = types.map(([, provider = '']) => provider).filter((provider) => provider !== 'Microsoft.Graph');
  const [, listed = ''] = /for PROVIDER in ([^;]*?)\ndo az provider register/.exec(page) ?? [];
  const [, always = ''] = /((?:`Microsoft\.\w+`(?:,| and)?\s+)+)are always registered/.exec(page) ?? [];
  const named = `${listed} ${always}`.match(/Microsoft\.\w+/g) ?? [];
  expect(unique(named)).toEqual(unique(needed));
});

test('every value that a page hands to azd is a parameter of the templates', () => {
  const parameters = read('infra/main.parameters.json');
  const pages = globSync('docs/**/*.md', { cwd: root }).map(read);
  const set = pages.flatMap((text) => [...text.matchAll(/azd env set (\w+)/g)].map(([, name = '']) => name));
  expect(set.length).toBeGreaterThan(4);
  expect(unique(set).filter((name) => !parameters.includes(`\${${name}`))).toEqual([]);
});

/** Those that azd itself keeps in an environment. */
const OF_AZD = ['AZURE_ENV_NAME', 'AZURE_LOCATION', 'AZURE_SUBSCRIPTION_ID', 'AZURE_PRINCIPAL_ID'];

/** The hooks read these, not a template. */
const OF_HOOKS = ['PAYMENTS_API_KEY', 'CARRIER_TOKEN', 'PAYMENTS_WEBHOOK_SECRET', 'CARRIER_WEBHOOK_SECRET'];

test.each(['docs/deploy.md', 'docs/onboarding.md'])(
  'every variable in the commands of %s is an output, or set before',
  (name) => {
    for (const shell of ['sh', 'powershell'] as const) {
      const known = new Set([...outputs, ...OF_AZD, ...OF_HOOKS]);
      const lines = shellBlocks(name).flatMap((block) => (block.shell === shell ? block.lines : []));
      const unknown = lines.flatMap((line) => {
        const command = line.replace(/\s#.*/, '');
        const used = [...command.matchAll(/\$\{?(?:env:)?([A-Z][A-Z_]+)(?![\w:])/g)].map(
          ([, variable = '']) => variable,
        );
        const isFirst = shell === 'sh' ? /(?:^|\s)([A-Z][A-Z_]+)=|\bfor ([A-Z]+) in/g : /\$([A-Z][A-Z_]+) (?:=|in)/g;
        for (const [, variable, item] of command.matchAll(isFirst)) known.add(variable ?? item ?? '');
        return used.filter((variable) => !known.has(variable));
      });
      expect(unknown, shell).toEqual([]);
    }
  },
);

test('the settings of the shell are the same in both shells', () => {
  const blocks = shellBlocks('docs/deploy.md');
  const linesOf = (shell: string) => blocks.flatMap((block) => (block.shell === shell ? block.lines : [])).join('\n');
  const bash = [...linesOf('sh').matchAll(/(?:export |\s)(\w+__\w+)=\$(\w+)/g)];
  const powershell = [...linesOf('powershell').matchAll(/\$env:(\w+__\w+) = \$env:(\w+)/g)];
  const pairs = (found: RegExpMatchArray[]) => found.map(([, setting, from]) => `${setting}=${from}`);
  expect(pairs(bash)).toHaveLength(2);
  expect(pairs(powershell)).toEqual(pairs(bash));
});

test('the products of the first order are those that the page adds', () => {
  const ordered: { sku: string }[] = JSON.parse(read('docs/example-order.json')).lines;
  const [, file = ''] = /catalogue import (\S+)/.exec(page) ?? [];
  const added = [...read(file).matchAll(/^([A-Z\d-]+),/gm)].map(([, sku]) => sku);
  expect(ordered.map(({ sku }) => sku).filter((sku) => !added.includes(sku))).toEqual([]);
});

test('the arithmetic of the idle costs is right', () => {
  const sums = [...page.matchAll(/\| (\d+) × (\d+) × \$([\d.]+)[¹²]? = \$([\d.]+)/g)].map(([sum, ...factors]) => ({
    sum,
    factors,
  }));
  expect(sums.length).toBe(1);
  for (const { sum, factors } of sums) {
    const [a = 0, b = 0, price = 0, said] = factors.map(Number);
    expect(a * b * price, sum).toBeCloseTo(said ?? 0, 2);
    expect(page).toContain(`$${said} + 3 unknown`);
  }
});
