import { join } from 'node:path';
import type { RunningSubject } from './compare-subjects.ts';
import { ForkedProgram } from './processes/forked-program.ts';
import type { Watched } from './processes/process-usage.ts';

/** The path of a file in this folder. */
export const benchFile = (...path: string[]) => join(import.meta.dirname, ...path);

export interface Server {
  pid: number;
  stop?(): Promise<void>;
}

/**
 * A program that generates the load itself (`serveRuns`).
 *
 * @param servers the servers that it uses, by name; they are measured with it and stopped after it
 */
export async function measuredProgram(
  file: string,
  args: string[] = [],
  servers: Record<string, Server> = {},
): Promise<RunningSubject> {
  const stopServers = async () => {
    for (const server of Object.values(servers)) await server.stop?.();
  };
  const program = await ForkedProgram.start(file, { args }).catch(async (error: unknown) => {
    await stopServers();
    throw error;
  });
  const watched = Object.entries({ program, ...servers }).map(([name, { pid }]): [string, Watched] => {
    return [name, { pid, scope: 'tree' }];
  });
  return {
    processes: Object.fromEntries(watched),
    run: ({ name, inFlight }, seconds) => program.run(name, inFlight, seconds),
    async stop() {
      await program.stop();
      await stopServers();
    },
  };
}
