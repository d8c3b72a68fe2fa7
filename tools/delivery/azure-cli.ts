import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { azCommand } from './az-command.ts';
import { stopTree, stopWithProcess } from './stop-tree.ts';

export interface AskOptions {
  timeoutMs?: number;
  /** What `az rest` sends, as JSON. It goes through a file: a command line is short on Windows, and quoted differently. */
  body?: unknown;
}

/** The Azure CLI as a release uses it: each call has one JSON answer. */
export interface AzureCli {
  /** @throws AzureCliError when it fails, does not answer in time, or its answer does not match `shape` */
  ask<T>(shape: z.ZodType<T>, args: readonly string[], options?: AskOptions): Promise<T>;
}

/** What went wrong, in one line. It repeats only the words of the command, never its arguments. */
export class AzureCliError extends Error {
  override name = 'AzureCliError';
}

const TIMEOUT_MS = 120_000;

/** `az` from PATH, already signed in. */
export const azureCli: AzureCli = {
  async ask(shape, args, { timeoutMs = TIMEOUT_MS, body } = {}) {
    const what = [
      'az',
      ...args.slice(
        0,
        args.findIndex((arg) => arg.startsWith('-')),
      ),
    ].join(' ');
    const { code, stdout, stderr } = await withBody(body, (more) =>
      run([...args, ...more, '--only-show-errors', '--output', 'json'], what, timeoutMs),
    );
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

async function withBody<T>(body: unknown, call: (args: string[]) => Promise<T>): Promise<T> {
  if (body === undefined) return call([]);
  const directory = mkdtempSync(join(tmpdir(), 'az-body-'));
  try {
    const file = join(directory, 'body.json');
    writeFileSync(file, JSON.stringify(body));
    return await call(['--headers', 'Content-Type=application/json', '--body', `@${file}`]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function run(args: readonly string[], what: string, timeoutMs: number): Promise<Ended> {
  const command = azCommand(process.platform, args);
  return new Promise((resolve, reject) => {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const { file, shell } = command;
    // `az` is a script that starts Python: only as a group of processes can both be stopped.
    const child = spawn(file, command.args, { stdio, shell, detached: process.platform !== 'win32' });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output.stderr += text;
    });
    const stop = () => stopTree(child.pid);
    const letGo = stopWithProcess(stop);
    const timer = setTimeout(() => {
      stop();
      reject(new AzureCliError(`${what} gave no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    const end = () => {
      clearTimeout(timer);
      letGo();
    };
    child.on('error', (cause) => {
      end();
      reject(new AzureCliError(`${what} can't be started: is the Azure CLI installed?`, { cause }));
    });
    child.on('close', (code) => {
      end();
      resolve({ code, ...output });
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 300) || 'no error output';
}
