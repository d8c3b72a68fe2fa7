import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface HostOptions {
  /** The function app's folder: host.json, package.json and what its `main` names. */
  scriptRoot: string;
  /** Where the host keeps orchestrations and timers. */
  stateDirectory: string;
  port: number;
  /** The app's settings, as they would stand in local.settings.json. */
  settings: Record<string, string | undefined>;
  verbose?: boolean;
  /** Where the host's output goes; by default where ours goes. */
  output?: (text: string) => void;
}

export interface HostProcess {
  url: string;
  child: ChildProcess;
  /** Lets what runs come to its end. */
  stop(): Promise<void>;
}

/** What the host said when it could not start: one line that names file and fault. */
export class HostStartError extends Error {
  override name = 'HostStartError';
}

/** Starts the Functions host as a process of its own, as Azure runs it: it can be killed without the rest. */
export async function startHostProcess(options: HostOptions): Promise<HostProcess> {
  const main = join(import.meta.dirname, 'functions-host', 'main.ts');
  const { scriptRoot, stateDirectory, port, settings, output } = options;
  const flags = ['start', '--script-root', scriptRoot, '--state', stateDirectory, '--port', String(port)];
  const child = fork(main, options.verbose ? [...flags, '--verbose'] : flags, {
    env: { ...process.env, NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stdout?.on('data', (chunk: Buffer) => (output ?? defaultOutput)(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4_000);
    (output ?? defaultOutput)(chunk.toString());
  });
  const exited = once(child, 'exit');
  const ready = await Promise.race([readyOf(child), exited.then(() => undefined)]);
  if (ready === undefined) throw new HostStartError(complaint.trim() || 'the Functions host ended before it was ready');
  return {
    url: `http://127.0.0.1:${ready.port}`,
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    },
  };
}

async function readyOf(child: ChildProcess): Promise<{ port: number }> {
  for (;;) {
    const [message] = await once(child, 'message');
    if (message?.type === 'ready') return { port: Number(message.port) };
  }
}

function defaultOutput(text: string): void {
  process.stdout.write(text);
}
