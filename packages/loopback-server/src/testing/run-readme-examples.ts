import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);

/**
 * Declares a test for each `ts` block of a package's README. The block runs as its own program and must print what its
 * comments `// prints …` say.
 *
 * @param folder the package's folder; its own name resolves there
 */
export function runReadmeExamples(folder: string): void {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
  test('the README has examples', () => expect(examples).not.toEqual([]));
  test.for(examples.map((code, index) => [index + 1, code] as const))(
    'example %i of the README runs, and prints what it says',
    async ([, code]) => {
      const directory = mkdtempSync(join(folder, '.example-'));
      onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
      writeFileSync(join(directory, 'example.ts'), code);
      const { stdout } = await run(process.execPath, ['--no-warnings', 'example.ts'], { cwd: directory });
      const promised = [...code.matchAll(/\/\/ prints (.*)$/gm)].map(([, line]) => line);
      expect(stdout.split('\n').filter(Boolean)).toEqual(promised);
    },
  );
}
