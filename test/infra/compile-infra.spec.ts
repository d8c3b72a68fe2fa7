import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'bin-'));
  // sh runs the stubs, and nothing else is on the PATH.
  symlinkSync('/bin/sh', join(bin, 'sh'));
});
afterEach(() => rmSync(bin, { recursive: true, force: true }));

/** A compiler that records how it was called. */
function stub(name: string, body = ''): void {
  const file = join(bin, name);
  writeFileSync(file, `#!/bin/sh\necho "$@" >> "${join(bin, 'calls')}"\n${body}\n`);
  chmodSync(file, 0o755);
}

const calls = () =>
  readFileSync(join(bin, 'calls'), 'utf8').replaceAll(join(root, 'infra'), 'infra').trim().split('\n');

function run(): Promise<{ code: number; output: string }> {
  const script = join(root, 'tools', 'azure', 'compile-infra.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { env: { PATH: bin } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

test('without a compiler it says so, and does not fail', async () => {
  expect(await run()).toEqual({ code: 0, output: expect.stringContaining('isn’t installed') });
});

test('with bicep installed it builds and lints the templates and the parameters', async () => {
  stub('bicep');
  expect(await run()).toEqual({ code: 0, output: expect.stringContaining('Compiled and linted with bicep') });
  expect(calls()).toEqual([
    '--version',
    'build infra/main.bicep --stdout',
    'lint infra/main.bicep',
    'build-params infra/dev.bicepparam --stdout',
    'build-params infra/prod.bicepparam --stdout',
  ]);
});

test('with the Azure CLI it uses az bicep', async () => {
  stub('az');
  expect((await run()).code).toBe(0);
  expect(calls().slice(0, 2)).toEqual(['bicep version', 'bicep build --file infra/main.bicep --stdout']);
});

test('it prints the compiler’s output, and fails when the compiler fails', async () => {
  stub('bicep', 'case "$1" in lint) echo "main.bicep(1,1): Error no-unused-params" >&2; exit 1;; esac');
  const { code, output } = await run();
  expect(code).toBe(1);
  expect(output).toContain('Error no-unused-params');
  expect(output).toMatch(/bicep: lint of .*main\.bicep failed/);
});

test('an Azure CLI without Bicep counts as no compiler', async () => {
  stub('az', 'exit 1');
  expect(await run()).toEqual({ code: 0, output: expect.stringContaining('isn’t installed') });
});
