import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../tools/root.ts';
import { isFuncIgnored } from './is-func-ignored.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));

test('nvm uses the pinned Node, and the dev container its major version', () => {
  const { node } = manifest.devDependencies;
  expect(read('.nvmrc')).toBe(`${node}\n`);
  expect(read('.devcontainer/devcontainer.json')).toContain(`typescript-node:${node.split('.')[0]}-`);
});

test('func publish uploads what the package contains, and nothing else', () => {
  const names = readdirSync(root).map((name) => (statSync(join(root, name)).isDirectory() ? `${name}/` : name));
  expect(names.filter((name) => !isFuncIgnored(name)).sort()).toEqual(['dist/', 'host.json', 'package.json']);
  for (const taken of ['dist/main.js', 'dist/docs/index.html']) expect(isFuncIgnored(taken)).toBe(false);
  for (const left of ['dist/main.js.map', 'local.settings.json']) expect(isFuncIgnored(left)).toBe(true);
});

test('every task and launch configuration of the editor uses something that exists', () => {
  const tasks = JSON.parse(read('.vscode/tasks.json')).tasks as { label: string; command: string }[];
  const scripts = tasks.map(({ command }) => command.replace(/^npm (run )?/, '').replace(/ .*$/, ''));
  for (const script of scripts) expect(Object.keys(manifest.scripts)).toContain(script);
  const launch = read('.vscode/launch.json');
  for (const [, label] of launch.matchAll(/"preLaunchTask": "(.*)"/g)) {
    expect(tasks.map((task) => task.label)).toContain(label);
  }
  for (const [, file = ''] of launch.matchAll(/"\$\{workspaceFolder\}\/([^*"]+)"/g))
    expect(existsSync(join(root, file))).toBe(true);
});

test('Dependabot checks every lockfile and the workflows', () => {
  const { updates } = parse(read('.github/dependabot.yml'));
  const folders = updates
    .filter((update: Record<string, unknown>) => update['package-ecosystem'] === 'npm')
    .map(({ directory }: { directory: string }) => join(directory, 'package-lock.json').slice(1));
  const exclude = (path: string) => path.includes('node_modules');
  expect(folders.sort()).toEqual(globSync('{,*/,*/*/}package-lock.json', { cwd: root, exclude }).sort());
  expect(updates).toContainEqual(expect.objectContaining({ 'package-ecosystem': 'github-actions' }));
});

test('every folder in CODEOWNERS exists', () => {
  const owned = [...read('.github/CODEOWNERS').matchAll(/^\/(\S+)/gm)].map(([, path = '']) => path);
  expect(owned.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: root }))('%s is a valid form', (file) => {
  const form = { name: expect.any(String), description: expect.any(String), body: expect.any(Array) };
  expect(parse(read(file))).toMatchObject(form);
});
