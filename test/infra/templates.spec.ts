import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { runningCompiler } from './bicep/running-compiler.ts';
import { type Staged, stage } from './bicep/stage.ts';
import { templateFaults } from './bicep/template-faults.ts';
import { deployed, faults, infraFolder, least, templateTest, variants } from './deployed.ts';

const templates = globSync('**/*.bicep', { cwd: infraFolder });
const parameterFiles = globSync('*.bicepparam', { cwd: infraFolder });

test('every module is deployed by main.bicep or imported by one that is', () => {
  const used = templates.flatMap((file) => {
    const text = readFileSync(join(infraFolder, file), 'utf8');
    const paths = [...text.matchAll(/^(?:module \w+|import .* from) '(.+?)'/gm)].map(([, path = '']) => path);
    return paths.map((path) => join(file, '..', path));
  });
  expect(templates.length).toBeGreaterThan(15);
  expect([...new Set(['main.bicep', ...used])].sort()).toEqual(templates.toSorted());
});

const Compiled = z.looseObject({
  success: z.boolean(),
  diagnostics: z.array(z.looseObject({ source: z.string(), level: z.string(), code: z.string(), message: z.string() })),
});

/** What the compiler and its linter say of a file and all that it deploys: errors, warnings and notes. */
async function compile(path: string): Promise<string[]> {
  const { request } = runningCompiler();
  const compiled = path.endsWith('.bicepparam')
    ? await request('bicep/compileParams', { path, parameterOverrides: {} })
    : await request('bicep/compile', { path });
  const { success, diagnostics } = Compiled.parse(compiled);
  const found = diagnostics.map(({ source, level, code, message }) => `${source}: ${level} ${code}: ${message}`);
  return success || found.length > 0 ? found : [`${path} doesn't compile`];
}

async function isFormatted(path: string): Promise<boolean> {
  const formatted = await runningCompiler().request('bicep/format', { path });
  return z.object({ contents: z.string() }).parse(formatted).contents === readFileSync(path, 'utf8');
}

test.skipIf(inject('compiler') === undefined)('every template and parameter file compiles', () => {
  if (faults.length > 0) throw new Error(faults.join('\n'));
});

const isUseless = inject('compiler') === undefined || faults.length > 0;

describe.skipIf(isUseless)('Bicep’s compiler', () => {
  let staged: Staged;
  beforeAll(() => {
    staged = stage(infraFolder, least);
  });
  afterAll(() => staged.remove());

  test('builds and lints every template without a warning', async () => {
    expect(await compile(join(staged.folder, 'main.bicep'))).toEqual([]);
  });

  test.each(parameterFiles)('builds %s without a warning', async (file) => {
    expect(await compile(join(staged.folder, file))).toEqual([]);
  });

  test('finds every template and parameter file formatted: if not, bicep format', async () => {
    for (const file of [...templates, ...parameterFiles]) {
      expect(await isFormatted(join(staged.folder, file)), file).toBe(true);
    }
  });

  test.each([
    ['an unused parameter', 'param unused string', 'no-unused-params'],
    ['a property that the type lacks', "resource r 'Microsoft.KeyVault/vaults@2025-05-01' = { naem: 'r' }", 'BCP'],
    ['a type that isn’t known', "resource r 'Microsoft.KeyVault/vaults@1999-01-01' = { name: 'r' }", 'BCP081'],
    ['a plain object for a type', 'param o object\noutput p object = o', 'use-user-defined-types'],
  ])('reports %s', async (_, text, code) => {
    const file = join(staged.folder, 'broken.bicep');
    writeFileSync(file, `${text}\n`);
    expect((await compile(file)).join('\n')).toContain(code);
  });

  test('names the file and line of each error, once', async () => {
    const changes: [file: string, from: string, to: string][] = [
      ['modules/key-vault.bicep', 'sku: {', 'sku: {{'],
      ['prod.bicepparam', 'maximumInstanceCount = 200', "maximumInstanceCount = 'many'"],
    ];
    const infra = mkdtempSync(join(tmpdir(), 'infra-'));
    onTestFinished(() => rmSync(infra, { recursive: true }));
    cpSync(infraFolder, infra, { recursive: true });
    for (const [file, from, to] of changes) {
      const text = readFileSync(join(infra, file), 'utf8');
      writeFileSync(join(infra, file), text.replace(from, to));
    }
    expect(await templateFaults(infra)).toEqual([
      expect.stringMatching(/^infra\/modules\/key-vault\.bicep:\d+:\d+ BCP022: /),
      expect.stringMatching(/^infra\/modules\/key-vault\.bicep:\d+:\d+ BCP018: /),
      expect.stringMatching(/^infra\/prod\.bicepparam:\d+:\d+ BCP033: /),
    ]);
  });

  test('reports a file that is not formatted', async () => {
    const file = join(staged.folder, 'broken.bicep');
    writeFileSync(file, 'param  name   string\n');
    expect(await isFormatted(file)).toBe(false);
  });
});

const reference = /"br:([^/]+)\//.exec(readFileSync(join(infraFolder, 'bicepconfig.json'), 'utf8'));
const registry = reference?.[1] ?? '';

/** Whether Microsoft's own types of Graph can be had. */
async function isReached(host: string): Promise<boolean> {
  const answer = await fetch(`https://${host}/v2/`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  return answer?.ok === true;
}

const isSkipped = isUseless || !(await isReached(registry));
test.skipIf(isSkipped)(`the app registrations build with Microsoft’s types from ${registry}`, async () => {
  expect(await compile(join(infraFolder, 'modules', 'app-registrations.bicep'))).toEqual([]);
});

templateTest.each(variants)('every loop, condition and parameter can be evaluated: %s', async (_, given) => {
  const { resources } = await deployed(given);
  const ids = resources.map(({ id }) => id).filter((id) => id !== '');
  expect(ids.length).toBeGreaterThan(70);
  // When two templates create the same resource, the last one wins.
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

templateTest.each([
  [{ ...least, activeColour: 'red' }, /'blue' \| 'green'/],
  [{ ...least, instanceMemoryMB: 1024 }, /2048 \| 4096 \| 512/],
  [{ environmentName: 'spec', location: 'westeurope' }, /publisherEmail/],
  [{ ...least, colour: 'blue' }, /colour/],
])('parameters that are not valid are refused: %o', async (given, fault) => {
  await expect(deployed(given)).rejects.toThrow(fault);
});
