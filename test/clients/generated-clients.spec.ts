import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiFile } from '../../tools/build/write-openapi.ts';
import { root } from '../../tools/root.ts';
import { RunningStack } from '../running-stack.ts';

/** Generates clients from the checked-in document, compiles them in strict mode, and runs them against the service. */

const run = promisify(execFile);
const here = import.meta.dirname;
const tools = join(here, 'node_modules');
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

let stack: RunningStack;
let directory: string;

beforeAll(async () => {
  // Inside the folder of the packages that the programs import.
  mkdirSync(join(tools, '.cache'), { recursive: true });
  directory = mkdtempSync(join(tools, '.cache', 'generated-'));
  cpSync(join(here, 'programs'), directory, { recursive: true });
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: false,
    noEmit: true,
    target: 'es2024',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
    skipLibCheck: true,
  };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const [, , started] = await Promise.all([
    tool('openapi-typescript/bin/cli.js', openApiFile, '-o', join(directory, 'schema.ts')),
    tool('@hey-api/openapi-ts/bin/run.js', '-i', openApiFile, '-o', join(directory, 'client'), '--no-log-file'),
    RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' })),
  ]);
  stack = started;
});
afterAll(async () => {
  await stack?.stop();
  rmSync(directory, { recursive: true, force: true });
});

function tool(script: string, ...flags: string[]) {
  return run(process.execPath, [join(tools, script), ...flags], { cwd: here });
}

/** The program's output, run as its author would: bundled, with Node. */
async function playing(program: string): Promise<unknown> {
  const outfile = join(directory, `${program}.mjs`);
  const entryPoints = [join(directory, `${program}.ts`)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
  const { gatewayUrl } = stack.prepared;
  const { stdout } = await run(process.execPath, [outfile, gatewayUrl, await stack.tokenOf('acme'), example]);
  return JSON.parse(stdout);
}

const allIsWell = {
  repeated: true,
  events: ['order.placed', 'order.reserved', 'order.authorized', 'order.booked', 'order.confirmed'],
  order: ['confirmed', 'captured', 'EUR'],
  patched: 'generated',
  picked: { id: expect.stringMatching(/^ord_/), status: 'confirmed' },
  pages: expect.any(Number),
};

test('the generated code compiles, and so do the programs that use it', async () => {
  const compiled = await tool('typescript/bin/tsc', '-p', directory).catch((error) => error);
  expect(compiled.stdout).toBe('');
});

test('a program with openapi-typescript and openapi-fetch places, follows, changes and lists orders', async () => {
  expect(await playing('with-openapi-fetch')).toEqual({
    ...allIsWell,
    problems: [
      ['validation_failed', 'correct'],
      ['unknown_sku', 'correct'],
      ['idempotency_key_reused', 'stop'],
      ['precondition_failed', 'read again'],
      ['invalid_cursor', 'correct'],
      ['not_found', 'stop'],
      ['unauthenticated', 'stop'],
    ],
  });
});

test('a program with Hey API’s client does the same, and its events are typed', async () => {
  expect(await playing('with-hey-api')).toEqual({
    ...allIsWell,
    problems: [
      'validation_failed',
      'idempotency_key_reused',
      'precondition_failed',
      'invalid_cursor',
      'unauthenticated',
    ],
  });
});
