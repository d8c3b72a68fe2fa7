import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { LoadResult } from '../load.ts';
import type { RunRequest } from '../serve-runs.ts';

/** A program in its own process. It reports when it is ready, and is stopped by its process id. */
export class ForkedProgram<Ready = unknown> {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The data that it sent when it was ready. */
  readonly ready: Ready;

  private constructor(child: ChildProcess, pid: number, ready: Ready) {
    this.child = child;
    this.pid = pid;
    this.ready = ready;
  }

  /** @throws Error with the program's standard error, if it ends before it is ready */
  static async start<Ready>(
    file: string,
    settings: { args?: string[]; env?: Record<string, string>; execArgv?: string[]; cwd?: string } = {},
  ): Promise<ForkedProgram<Ready>> {
    const { args = [], env = {}, execArgv = [], cwd } = settings;
    const child = fork(file, args, {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
      ...(cwd === undefined ? {} : { cwd }),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-4_000);
    });
    const exited = once(child, 'exit').then(() => undefined);
    const ready = await Promise.race([messageOf(child, 'ready'), exited]);
    if (ready === undefined || child.pid === undefined) throw new Error(`${file} ended: ${complaint.trim()}`);
    return new ForkedProgram(child, child.pid, ready as Ready);
  }

  /** Runs a program that uses `serveRuns` once. */
  run(scenario: string, inFlight: number, seconds: number): Promise<LoadResult> {
    return this.ask({ type: 'run', scenario, inFlight, seconds } satisfies RunRequest, 'ran');
  }

  /** Sends a message and waits for the answer of the given type. Ask only one question at a time. */
  async ask<Answer>(message: object, type: string): Promise<Answer> {
    this.child.send(message);
    const done = new AbortController();
    try {
      const gone = once(this.child, 'exit', done).then(() => undefined);
      const answer = await Promise.race([messageOf(this.child, type, done.signal), gone]);
      if (answer === undefined) throw new Error(`${this.child.spawnfile} ended without an answer`);
      return answer as Answer;
    } finally {
      done.abort();
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }
}

async function messageOf(child: ChildProcess, type: string, signal?: AbortSignal): Promise<unknown> {
  for (;;) {
    const [message] = await once(child, 'message', signal && { signal });
    if (message?.type === type) return message;
  }
}
