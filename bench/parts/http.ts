import { compareSubjects, type RunningSubject } from '../compare-subjects.ts';
import { LoadClient } from '../load.ts';
import { benchFile } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import { startHost } from '../processes/start-host.ts';
import type { Session } from '../session.ts';

const scenarios = [32, 256].map((inFlight) => ({ name: `${inFlight} connections`, inFlight }));
const hello = { method: 'GET', path: '/hello', headers: {} };

/** An answer of a few bytes: the cost of the servers themselves. */
export async function measureHttp(session: Session): Promise<void> {
  const forked = (file: string) => async () => {
    const program = await ForkedProgram.start<{ url: string }>(file);
    return saying({ url: program.ready.url, pid: program.pid, stop: () => program.stop() });
  };
  await compareSubjects(
    session,
    'http',
    [
      {
        name: 'hello in the Functions host',
        side: 'ours',
        start: async (each) => saying(await startHost(benchFile('apps', 'hello'), each.createDirectory())),
      },
      { name: 'Fastify', side: 'peer', start: forked(benchFile('peers', 'http', 'fastify-hello.ts')) },
      { name: 'node:http alone', side: 'peer', start: forked(benchFile('programs', 'node-hello.ts')) },
    ],
    scenarios,
  );
}

function saying({ url, pid, stop }: { url: string; pid: number; stop(): Promise<void> }): RunningSubject {
  const client = new LoadClient(url);
  return {
    processes: { server: { pid, scope: 'alone' } },
    run: ({ inFlight }, seconds) =>
      client.run(
        inFlight,
        () => hello,
        (_, elapsed) => elapsed >= seconds,
      ),
    stop() {
      client.close();
      return stop();
    },
  };
}
