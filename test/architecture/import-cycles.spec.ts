import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

const run = promisify(execFile);

/** Files that import each other, by what they import. The last two form no cycle. */
const files: Record<string, string> = {
  'value-a.ts': "import { b } from './value-b.ts';\n\nexport const a = () => b;\n",
  'value-b.ts': "import { a } from './value-a.ts';\n\nexport const b = () => a;\n",
  'type-a.ts': "import type { B } from './type-b.ts';\n\nexport interface A {\n  b: B;\n}\n",
  'type-b.ts': "import type { A } from './type-a.ts';\n\nexport interface B {\n  a: A;\n}\n",
  'long-a.ts': "import { b } from './long-b.ts';\n\nexport const a = () => b;\nexport type A = typeof a;\n",
  'long-b.ts': "import { c } from './long-c.ts';\n\nexport const b = () => c;\n",
  'long-c.ts': "import type { A } from './long-a.ts';\n\nexport const c = (a: A) => a;\n",
  'straight-a.ts': "import { b } from './straight-b.ts';\n\nexport const a = () => b;\n",
  'straight-b.ts': 'export const b = 1;\n',
};

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'import-cycles-'));
  const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  const standalone = { ...configuration, $schema: undefined, vcs: undefined };
  writeFileSync(join(directory, 'biome.json'), JSON.stringify(standalone));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  copyFileSync(join(root, 'package.json'), join(directory, 'package.json'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the linter refuses import cycles, of values and of types', async () => {
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const flags = ['lint', '--only=suspicious/noImportCycles', '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = await run(biome, flags, { cwd: directory }).catch((error) => error);
  const refused = Object.keys(files).filter((file) => stdout.includes(`/${file},`));
  expect(refused).toEqual(Object.keys(files).filter((file) => !file.startsWith('straight')));
});
