import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { mapStacks } from './map-stacks.ts';

const program = `// Written by a person.
export function fail(): never {
  throw new TypeError('first line\\nsecond line');
}
`;

async function stackOf(sourcemap: 'linked' | 'inline' | 'external'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'stacks-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'program.ts'), program);
  const outfile = join(folder, 'out', 'bundle.mjs');
  await build({ entryPoints: [join(folder, 'program.ts')], outfile, sourcemap, format: 'esm', minify: true });
  const before = Error.prepareStackTrace;
  onTestFinished(() => {
    if (before) Error.prepareStackTrace = before;
  });
  mapStacks();
  const { fail } = (await import(outfile)) as { fail(): never };
  try {
    return fail();
  } catch (error) {
    return (error as Error).stack?.replaceAll(folder, '') ?? '';
  }
}

test.each(['linked', 'inline'] as const)(
  'a stack names the line in the source of a file with a %s map',
  async (map) => {
    expect(await stackOf(map)).toMatch(/^TypeError: first line\nsecond line\n {4}at .*\/program\.ts:3:9\)?\n/);
  },
);

test('a stack names a file without a map unchanged', async () => {
  expect(await stackOf('external')).toMatch(
    /^TypeError: first line\nsecond line\n {4}at .*\/out\/bundle\.mjs:1:\d+\)?\n/,
  );
});
