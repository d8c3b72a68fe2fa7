import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Longer than a host needs to stop by itself. */
const STOP_LIMIT_MS = 20_000;

/** A host in its own process: only a new process loads new code, and each hosts one app. */
export class HostChild {
  /** Resolves when it has ended. */
  readonly exited: Promise<void>;
  readonly #process: ChildProcess;

  /** @param onReady gets the port that it listens on */
  constructor(program: string, parameters: string[], onReady: (port: number) => void) {
    this.#process = fork(program, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.exited = once(this.#process, 'exit').then(() => undefined);
    this.#process.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'port' in message) onReady(Number(message.port));
    });
  }

  /** Lets running work end, within the host's own limits. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), STOP_LIMIT_MS);
    this.#process.kill('SIGTERM');
    await this.exited;
    clearTimeout(timer);
  }
}
