import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HostProcess, startHostProcess } from '@partner-orders/embedded-azure/host-process';
import { linkApp } from '../../running-stack.ts';
import type { EmulatorsReady, ToEmulators } from './emulators-process.ts';

/** The local stack in two processes: the host, and everything else. Each can be killed, and starts again with its state. */
export class ChaosStack {
  readonly directory = mkdtempSync(join(tmpdir(), 'partner-orders-chaos-'));
  readonly #portBase: number;
  readonly #lockMs: number | undefined;
  readonly #settings: Record<string, string> | undefined;
  readonly #scriptRoot: string;
  readonly #output: string[] = [];
  #emulators: ChildProcess | undefined;
  #ready: EmulatorsReady | undefined;
  #host: HostProcess | undefined;

  /** @param settings of the app, instead of those that make tests quick */
  constructor(portBase: number, lockMs?: number, settings?: Record<string, string>) {
    this.#lockMs = lockMs;
    this.#settings = settings;
    this.#portBase = portBase;
    this.#scriptRoot = linkApp(this.directory);
  }

  /** What is known of the stack since it was last started. */
  get ready(): EmulatorsReady {
    if (this.#ready === undefined) throw new Error('the stack has not started');
    return this.#ready;
  }

  async start(): Promise<void> {
    await this.startEmulators();
    await this.startHost();
  }

  async startEmulators(): Promise<void> {
    const { directory } = this;
    const asked = JSON.stringify({
      directory,
      portBase: this.#portBase,
      scriptRoot: this.#scriptRoot,
      lockMs: this.#lockMs,
      settings: this.#settings,
    });
    const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
    const child = fork(join(import.meta.dirname, 'emulators-process.ts'), [asked], { stdio: [...stdio] });
    this.#emulators = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => this.#output.push(String(text)));
    const first = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
    if (first === undefined) throw new Error(`the emulators ended:\n${this.#output.join('').slice(-2_000)}`);
    this.#ready = first[0] as EmulatorsReady;
  }

  async startHost(): Promise<void> {
    this.#host = await startHostProcess({ ...this.ready.host, output: (text) => void this.#output.push(text) });
  }

  /** Like a crash: without a warning. */
  async kill(what: 'host' | 'emulators'): Promise<void> {
    const child = what === 'host' ? this.#host?.child : this.#emulators;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  tell(message: ToEmulators): void {
    if (this.#emulators?.connected) this.#emulators.send(message);
  }

  /** Makes a provider fail, or, without a rule, work again. */
  async disturb(provider: 'payments' | 'carrier', rule?: Record<string, unknown>): Promise<void> {
    const response = await fetch(new URL('/_simulator/faults', this.ready.urls[provider]), {
      method: rule === undefined ? 'DELETE' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(rule === undefined ? {} : { body: JSON.stringify(rule) }),
    });
    if (!response.ok) throw new Error(`${provider} takes no such fault: ${await response.text()}`);
  }

  async stop(): Promise<void> {
    await this.kill('host');
    await this.kill('emulators');
    rmSync(this.directory, { recursive: true, force: true });
  }
}
