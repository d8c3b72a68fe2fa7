import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

test('a program ends quietly when its reader has ended, as `| head` does', async () => {
  const program = `
    import { runProgram } from '${join(import.meta.dirname, 'run-program.ts')}';
    import { setTimeout } from 'node:timers/promises';
    await runProgram(async () => {
      for (;;) {
        process.stdout.write('line\\n');
        await setTimeout(1);
      }
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [[code], errors] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});
