import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HostKeys } from './functions-host/keys/host-keys.ts';
import type { StartFault } from './functions-host/start-fault.ts';
import type { Program } from './keep-running.ts';

export interface HostOptions {
  /** The function app's folder: host.json, package.json and what its `main` names. */
  scriptRoot: string;
  /** The directory of orchestrations and timers. */
  stateDirectory: string;
  port: number;
  /** The app's settings, as in local.settings.json. */
  settings: Record<string, string | undefined>;
  /** Requires keys, as in Azure. */
  enableAuth?: boolean;
  /** Shows every invocation, and the list of functions. */
  verbose?: boolean;
  /** The port of the host's debugger, on the loopback interface. */
  inspectPort?: number;
  /** Receives the host's output; by default it goes to our own output. */
  output?: (text: string) => void;
  /** A bundle of the host's `main.ts`, which starts faster; by default `main.ts` itself. */
  program?: string;
  /** Modules that the host loads in advance because the app needs them. */
  preload?: readonly string[];
  /** Stops a host that is not ready yet. */
  signal?: AbortSignal;
}

/** A host that has loaded everything except the app, and waits. */
export interface StandbyHost {
  /** Whether it can still be started. */
  readonly waits: boolean;
  start(signal?: AbortSignal): Promise<HostProcess>;
  /** Ends it, because it is no longer needed. */
  discard(): void;
}

export interface HostProcess extends Program {
  url: string;
  child: ChildProcess;
  /** The keys for its administration; undefined if it is open. */
  keys: HostKeys | undefined;
  /** Lets running work end. @param limitMs then it is killed */
  stop(limitMs?: number): Promise<void>;
}

/** Why the host could not start: one line with file and fault. */
export class HostStartError extends Error {
  override name = 'HostStartError';
  readonly fault: StartFault;

  constructor(message: string, fault: StartFault) {
    super(message);
    this.fault = fault;
  }
}

/** Longer than a host takes to stop by itself. */
const STOP_LIMIT_MS = 30_000;

/** Starts the Functions host in its own process, as Azure does, so that it can be killed alone. */
export async function startHostProcess(options: HostOptions): Promise<HostProcess> {
  options.signal?.throwIfAborted();
  return untilReady(forkHost(options, []), options);
}

/** Prepares a host, so that the next start takes only as long as the app's own. */
export function standByHost(options: HostOptions): StandbyHost {
  const child = forkHost(options, ['--standby']);
  return {
    get waits() {
      return child.exitCode === null && child.signalCode === null;
    },
    async start(signal) {
      signal?.throwIfAborted();
      child.send({ type: 'start' });
      return untilReady(child, { ...options, ...(signal === undefined ? {} : { signal }) });
    },
    discard: () => void child.kill('SIGKILL'),
  };
}

function forkHost(options: HostOptions, more: string[]): ChildProcess {
  const main = options.program ?? join(import.meta.dirname, 'functions-host', 'main.ts');
  const { scriptRoot, stateDirectory, port, settings, verbose = false, preload = [] } = options;
  const flags = ['start', '--script-root', scriptRoot, '--state', stateDirectory, '--port', String(port), ...more];
  flags.push(verbose ? '--verbose' : '--no-list');
  if (options.enableAuth) flags.push('--enableAuth');
  const preloading = preload.flatMap((file) => ['--import', pathToFileURL(file).href]);
  return fork(main, flags, {
    env: { ...process.env, NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [...process.execArgv, ...inspectFlags(options.inspectPort), ...preloading],
  });
}

async function untilReady(child: ChildProcess, options: HostOptions): Promise<HostProcess> {
  const { stateDirectory, output = defaultOutput, verbose = false } = options;
  // Held until it is ready: the reason for a failed start also comes in a message, and should be printed only once.
  let held: string | undefined = '';
  const release = () => {
    if (held) output(held);
    held = undefined;
  };
  child.stdout?.on('data', (chunk: Buffer) => output(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => {
    if (held === undefined) output(chunk.toString());
    else held += chunk.toString();
  });
  const ended = once(child, 'exit').then(() => child.signalCode ?? `code ${child.exitCode}`);
  const abandon = () => child.kill('SIGKILL');
  options.signal?.addEventListener('abort', abandon, { once: true });
  const told = await Promise.race([firstMessageOf(child), once(child, 'close').then(() => undefined)]);
  options.signal?.removeEventListener('abort', abandon);
  if (told?.type !== 'ready') {
    const how = await ended;
    if (told === undefined || verbose) release();
    throw new HostStartError(told?.message ?? `it ended with ${how}`, told?.fault ?? 'other');
  }
  release();
  return {
    url: `http://127.0.0.1:${told.port}`,
    child,
    ended,
    keys: options.enableAuth ? HostKeys.open(stateDirectory, []) : undefined,
    async stop(limitMs = STOP_LIMIT_MS) {
      const overdue = setTimeout(() => child.kill('SIGKILL'), limitMs);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      clearTimeout(overdue);
    },
  };
}

/** Avoids Node's line on stderr at each start, because the caller has already printed the port. */
function inspectFlags(port: number | undefined): string[] {
  return port === undefined ? [] : [`--inspect=127.0.0.1:${port}`, '--inspect-publish-uid=http'];
}

type Message = { type: 'ready'; port: number } | { type: 'failed'; message: string; fault: StartFault };

async function firstMessageOf(child: ChildProcess): Promise<Message> {
  for (;;) {
    const [message] = await once(child, 'message');
    if (message?.type === 'ready' || message?.type === 'failed') return message;
  }
}

function defaultOutput(text: string): void {
  process.stdout.write(text);
}
