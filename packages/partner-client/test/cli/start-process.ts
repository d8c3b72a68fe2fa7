import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** `partner-orders` as a process. */
export function startProcess(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const program = join(import.meta.dirname, 'run-partner-orders.ts');
  const env = { PATH: process.env['PATH'], ...environment };
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const check of watchers) check();
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code ?? signal, ...output }));
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    ended,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    output,
    lines: () => output.stdout.split('\n').filter(Boolean),
    /** Waits until it has printed something, on either output. */
    printed: (pattern: RegExp) =>
      new Promise<void>((resolve, reject) => {
        const check = () => {
          if (!pattern.test(output.stdout) && !pattern.test(output.stderr)) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
        void ended.then(({ code, stderr }) => reject(new Error(`it ended with ${code}: ${stderr}`)));
      }),
  };
}
