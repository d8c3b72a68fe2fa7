import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startHostProcess } from '@partner-orders/embedded-azure/host-process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageApp, refusePackages } from '../../tools/azure/package-app.ts';
import { buildApp } from '../../tools/build/build.ts';
import { root } from '../../tools/root.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { unzip } from './unzip.ts';

let directory: string;
let zip: Buffer;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'package-'));
  zip = readFileSync((await packageApp(directory)).zip);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the package has the bundle, the interactive page and the files of the host, but no packages or sources', () => {
  const names = unzip(zip, join(directory, 'looked-at'));
  expect(names.filter((name) => !/^dist\/([\w-]+\.js|docs\/.+)$/.test(name))).toEqual(['host.json', 'package.json']);
  expect(names).toEqual(expect.arrayContaining(['dist/main.js', 'dist/docs/index.html']));
  const manifest = JSON.parse(readFileSync(join(directory, 'looked-at', 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ type: 'module', main: 'dist/main.js' });
  expect(manifest).not.toHaveProperty('dependencies');
});

test('the same sources give the same bytes', async () => {
  const again = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    expect(readFileSync((await packageApp(again)).zip).equals(zip)).toBe(true);
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
});

test('a build leaves nothing of an earlier build behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  try {
    for (const old of ['chunk-OLD.js', 'chunk-OLD.js.map']) writeFileSync(join(folder, old), '');
    const { outputs } = await buildApp(root, folder, false);
    const made = Object.keys(outputs).map((file) => basename(file));
    expect(readdirSync(folder).sort()).toEqual(['docs', ...made].sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a bundle that needs a package that is missing in Azure is refused', () => {
  const output = (path: string) => ({
    outputs: { 'main.js': { imports: [{ path, kind: 'import-statement', external: true }] } },
  });
  expect(() => refusePackages(output('stripe') as never)).toThrow('the bundle imports stripe');
  for (const given of ['node:fs', 'crypto', '@azure/functions-core']) refusePackages(output(given) as never);
});

test('the unpacked zip alone completes an order', async () => {
  const scriptRoot = mkdtempSync(join(tmpdir(), 'unpacked-'));
  const stack = await RunningStack.start();
  try {
    unzip(zip, scriptRoot);
    await stack.host.stop();
    stack.host = await startHostProcess({
      scriptRoot,
      stateDirectory: join(stack.directory, 'packaged'),
      port: 0,
      settings: { ...stack.prepared.settings, ...stack.settings },
      enableAuth: true,
    });
    const acme = await stack.partner('acme');
    const { id } = await acme.place(anOrder());
    expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  } finally {
    await stack.stop();
    rmSync(scriptRoot, { recursive: true, force: true });
  }
});
