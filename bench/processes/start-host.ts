import { join } from 'node:path';
import { ForkedProgram } from './forked-program.ts';

export interface RunningHost {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts the embedded Functions host with an app, on a free port. */
export async function startHost(scriptRoot: string, stateDirectory: string): Promise<RunningHost> {
  const main = join(import.meta.dirname, '..', '..', 'packages', 'embedded-azure', 'src', 'functions-host', 'main.ts');
  const args = ['start', '--script-root', scriptRoot, '--state', stateDirectory, '--port', '0'];
  const program = await ForkedProgram.start<{ port: number }>(main, { args });
  return { url: `http://127.0.0.1:${program.ready.port}`, pid: program.pid, stop: () => program.stop() };
}
