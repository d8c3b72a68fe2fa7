import { spawn } from 'node:child_process';
import type { z } from 'zod';

/** The Azure CLI as a release uses it: each call has one JSON answer. */
export interface AzureCli {
  /** @throws AzureCliError when it fails, does not answer in time, or its answer does not match `shape` */
  ask<T>(shape: z.ZodType<T>, args: readonly string[], options?: { timeoutMs?: number }): Promise<T>;
}

/** What went wrong, in one line. It repeats only the words of the command, never its arguments. */
export class AzureCliError extends Error {
  override name = 'AzureCliError';
}

const TIMEOUT_MS = 120_000;

/** `az` from PATH, already signed in. */
export const azureCli: AzureCli = {
  async ask(shape, args, { timeoutMs = TIMEOUT_MS } = {}) {
    const what = [
      'az',
      ...args.slice(
        0,
        args.findIndex((arg) => arg.startsWith('-')),
      ),
    ].join(' ');
    const { code, stdout, stderr } = await run(['--only-show-errors', '--output', 'json'], args, what, timeoutMs);
    if (code !== 0) throw new AzureCliError(`${what} failed with exit code ${code}: ${lastLine(stderr)}`);
    let answer: unknown;
    try {
      answer = stdout.trim() === '' ? undefined : JSON.parse(stdout);
    } catch {
      throw new AzureCliError(`${what} answered something that is not JSON`);
    }
    const parsed = shape.safeParse(answer);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new AzureCliError(`${what} answered something unexpected: ${issue?.path.join('.')} ${issue?.message}`);
  },
};

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function run(always: string[], args: readonly string[], what: string, timeoutMs: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('az', [...args, ...always], { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output.stderr += text;
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new AzureCliError(`${what} gave no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(new AzureCliError(`${what} can't be started: is the Azure CLI installed?`, { cause }));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, ...output });
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 300) || 'no error output';
}
