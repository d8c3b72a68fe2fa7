import { spawnSync } from 'node:child_process';

/** Stops a process that leads its own group, and all that it has started. */
export function stopTree(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `stop` when this process is interrupted or exits: a terminal does not interrupt the groups of its children.
 * @returns what ends that
 */
export function stopWithProcess(stop: () => void): () => void {
  const interrupted = (signal: NodeJS.Signals) => {
    stop();
    letGo();
    process.kill(process.pid, signal);
  };
  const letGo = () => {
    process.off('exit', stop);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  };
  process.on('exit', stop);
  for (const signal of SIGNALS) process.on(signal, interrupted);
  return letGo;
}
