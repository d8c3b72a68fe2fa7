import { spawnSync } from 'node:child_process';
import { root } from '../root.ts';

/** Runs programs one after the other on the terminal; the exit code is that of the first failure. */
export function runTools(...tools: string[][]): void {
  for (const [program = '', ...parameters] of tools) {
    const shell = process.platform === 'win32';
    const { status, error } = spawnSync(program, parameters, { cwd: root, stdio: 'inherit', shell });
    if (error) throw new Error(`${program} can't be run: ${error.message}`, { cause: error });
    if (status !== 0) {
      process.exitCode = status ?? 1;
      return;
    }
  }
}
