import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Longer than a host takes to stop by itself. */
const STOP_LIMIT_MS = 20_000;

/** A host in a process of its own: only a new process gets new code, and each hosts one app. */
export class HostChild {
  /** Resolves when it has ended. */
  readonly exited: Promise<void>;
  readonly #process: ChildProcess;

  /** @param onReady is told the port that it listens on */
  constructor(program: string, parameters: string[], onReady: (port: number) => void) {
    this.#process = fork(program, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.exited = once(this.#process, 'exit').then(() => undefined);
    this.#process.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'port' in message) onReady(Number(message.port));
    });
  }

  /** Lets what runs end, within the host's own limits. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), STOP_LIMIT_MS);
    this.#process.kill('SIGTERM');
    await this.exited;
    clearTimeout(timer);
  }
}
