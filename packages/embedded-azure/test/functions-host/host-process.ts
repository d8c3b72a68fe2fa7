import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../src/functions-host/main.ts');

/** A folder under `fixtures`. */
export const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);

export interface HostRun {
  scriptRoot: string;
  settings?: Record<string, string>;
  /** Kept when the host ends; a temporary one otherwise. */
  stateDirectory?: string;
  parameters?: string[];
  /** A program other than main.ts, started with the script root and the state directory. */
  program?: string;
}

export interface HostProcess extends AsyncDisposable {
  url: string;
  child: ChildProcess;
  /** Everything that it has printed to standard output. */
  output(): string;
  /** Resolves when the output matches, with the match. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves when this many lines start with the text. */
  printedLines(start: string, count: number): Promise<void>;
  /** Resolves with the exit code. */
  exited: Promise<number | null>;
}

/** Starts the host as a separate process and waits until it is ready. */
export async function startHostProcess(run: HostRun): Promise<HostProcess> {
  const spawned = spawn(run);
  const { child, output, exited } = spawned;
  const ready = once(child, 'message');
  const outcome = await Promise.race([ready, exited]);
  if (!Array.isArray(outcome)) throw new Error(`the host ended with ${outcome}: ${spawned.errors()}`);
  const [{ port }] = outcome;
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    output,
    exited,
    printed: (pattern) => spawned.until(`${pattern}`, () => pattern.exec(output()) ?? undefined),
    async printedLines(start, count) {
      const lines = () =>
        output()
          .split('\n')
          .filter((line) => line.startsWith(start));
      await spawned.until(`${count} × ${start}`, () => lines().length >= count || undefined);
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
      spawned.cleanUp();
    },
  };
}

/** Starts a host that is expected to fail. */
export async function failToStart(run: HostRun): Promise<{ code: number | null; errors: string }> {
  const spawned = spawn(run);
  // Unlike `exit`, this event comes after the last output.
  await once(spawned.child, 'close');
  const code = await spawned.exited;
  spawned.cleanUp();
  return { code, errors: spawned.errors() };
}

function spawn({ scriptRoot, settings = {}, stateDirectory, parameters = [], program }: HostRun) {
  const temporary = stateDirectory === undefined ? mkdtempSync(join(tmpdir(), 'host-state-')) : undefined;
  const state = stateDirectory ?? temporary ?? '';
  const flags = ['start', '--script-root', scriptRoot, '--state', state, '--port', '0', ...parameters];
  const child = fork(program ?? main, program ? [scriptRoot, state] : flags, {
    env: { ...cleanEnvironment(), ...settings },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const news = new EventEmitter();
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
    news.emit('printed');
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const exited = once(child, 'exit').then(() => child.exitCode);
  return {
    child,
    exited,
    output: () => output,
    errors: () => errors,
    /** Searches the output each time it grows, until `look` finds something. */
    async until<T>(what: string, look: () => T | undefined): Promise<T> {
      const signal = AbortSignal.timeout(20_000);
      for (;;) {
        const found = look();
        if (found !== undefined) return found;
        await once(news, 'printed', { signal }).catch(() => {
          throw new Error(`the host has not printed ${what}, but:\n${output}\n${errors}`);
        });
      }
    },
    cleanUp() {
      if (temporary) rmSync(temporary, { recursive: true, force: true });
    },
  };
}

/** Without what vitest sets, and without settings of a developer's shell. With the compile cache, a start takes half the time. */
function cleanEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE };
}
