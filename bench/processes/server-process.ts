import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that is not our own program: started from its binary, and stopped by its process id. */
export interface ServerProcess {
  pid: number;
  stop(): Promise<void>;
}

export interface ServerCommand {
  command: string;
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** The signal that makes it stop in an orderly way. */
  signal: NodeJS.Signals;
}

const PATIENCE_MS = 30_000;

/**
 * Starts the server and calls `isReady` until it is ready.
 *
 * @throws Error with the server's last output, if it ends first or takes longer than half a minute
 */
export async function startServer(
  { command, args, env = {}, cwd, uid, gid, signal }: ServerCommand,
  isReady: () => Promise<boolean>,
): Promise<ServerProcess> {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
  });
  let words = '';
  const listen = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2_000);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  const stop = () => end(child, signal);
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isReady().catch(() => false))) {
    if (failure !== undefined || hasEnded(child)) throw new Error(`${command}: ${failure?.message ?? words.trim()}`);
    if (performance.now() > deadline) {
      await stop();
      throw new Error(`${command} was not ready within ${PATIENCE_MS / 1_000} s: ${words.trim()}`);
    }
    await sleep(20);
  }
  return { pid: child.pid ?? 0, stop };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await exited;
  clearTimeout(timer);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
