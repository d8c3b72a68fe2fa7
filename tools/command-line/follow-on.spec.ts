import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const hasScript = spawnSync('script', ['--version']).status === 0;

/** Shows a counter in a real terminal, and types `keys` once it is there. @returns all that was written to it */
function shown(keys: string, environment: Record<string, string> = {}): { text: string; status: number | null } {
  const program = `
    import { followOn } from '${join(import.meta.dirname, 'follow-on.ts')}';
    let looks = 0;
    await followOn(process.stdin, process.stdout, process.env)(async (paper) => {
      looks += 1;
      return [paper.paint('bad', 'look ' + looks), 'x'.repeat(paper.width)];
    }, 20);
    process.stdout.write('ended, raw mode ' + process.stdin.isRaw + '\\n');`;
  // The keys are typed when the third look is seen.
  const terminal = `stty cols 60 rows 10; ${process.execPath} --input-type=module -e "$PROGRAM"`;
  const typed = `sh -c 'until grep -q "look 3" "$0" || [ -e "$0.ended" ]; do sleep 0.02; done; printf "${keys}"' "$OUT"`;
  const out = join(mkdtempSync(join(tmpdir(), 'follow-')), 'out');
  const call = `: > "$OUT"; ${typed} | { script -qefc '${terminal}' "$OUT" > /dev/null; code=$?; : > "$OUT.ended"; exit $code; }
    code=$?; cat "$OUT"; exit $code`;
  const env = { ...process.env, TERM: 'xterm-256color', ...environment, PROGRAM: program, OUT: out };
  const { stdout, status } = spawnSync('bash', ['-c', call], { env, encoding: 'utf8' });
  rmSync(dirname(out), { recursive: true });
  return { text: stdout, status };
}

test.skipIf(!hasScript).each(['q', '\\003'])('it is shown in place until %j, and the terminal is as it was', (key) => {
  const { text, status } = shown(key, { NO_COLOR: '' });
  expect(text).toContain('\u001b[?1049h');
  expect(text).toContain('look 1');
  expect(text).toContain('x'.repeat(60));
  expect(text).not.toContain('x'.repeat(61));
  expect(text).toContain('\u001b[?25h\u001b[?1049lended, raw mode false');
  expect(status).toBe(0);
});

test.skipIf(!hasScript)('NO_COLOR leaves colours out', () => {
  expect(shown('q', { NO_COLOR: '1' }).text).not.toContain('\u001b[31m');
  expect(shown('q', { NO_COLOR: '', FORCE_COLOR: '1' }).text).toContain('\u001b[31m');
});
