import { join } from 'node:path';
import { compareSubjects, type RunningSubject, type Subject } from '../compare-subjects.ts';
import { LoadClient, type Shot } from '../load.ts';
import { benchFile, measuredProgram } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import { freePort } from '../processes/free-port.ts';
import { startHost } from '../processes/start-host.ts';
import { startRestate } from '../processes/start-restate.ts';
import type { Survives } from '../report/measurement.ts';
import type { Session } from '../session.ts';
import { trivialOrder } from '../workloads.ts';

const scenarios = [32, 128].map((inFlight) => ({ name: `${inFlight} in flight`, inFlight }));

/** Sagas of four trivial steps, from their start until their end is on disk. */
export async function measureDurable(session: Session): Promise<void> {
  const peers = (['kill', 'power cut'] as const).flatMap(peersThatSurvive);
  await compareSubjects(session, 'durable', [...ours, ...peers], scenarios);
}

const ours: Subject[] = [
  { name: 'Durable in the Functions host', side: 'ours', survives: 'kill', start: startOurs },
  {
    name: 'the Durable engine alone',
    side: 'ours',
    survives: 'kill',
    start: (session) => measuredProgram(benchFile('programs', 'durable-engine.ts'), [session.createDirectory()]),
  },
];

function peersThatSurvive(survives: Survives): Subject[] {
  const peer = (name: string, start: Subject['start']): Subject => ({ name, side: 'peer', survives, start });
  const workflow = benchFile('peers', 'durable', 'openworkflow.ts');
  return [
    peer('Restate', (session) => startRestateSaga(session, survives)),
    peer('DBOS on PostgreSQL', async (session) => {
      const { pid, url } = await session.createDatabase(survives);
      return measuredProgram(benchFile('peers', 'durable', 'dbos.ts'), [url], { PostgreSQL: { pid } });
    }),
    peer('openworkflow on PostgreSQL', async (session) => {
      const { pid, url } = await session.createDatabase(survives);
      return measuredProgram(workflow, [url], { PostgreSQL: { pid } });
    }),
    peer('openworkflow on SQLite', (session) =>
      measuredProgram(workflow, [join(session.createDirectory(survives), 'openworkflow.db')]),
    ),
  ];
}

let count = 0;
const placing = (path: string) => (): Shot => {
  count += 1;
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', path, headers, body: JSON.stringify(trivialOrder(count)) };
};

async function startOurs(session: Session): Promise<RunningSubject> {
  const host = await startHost(benchFile('apps', 'durable'), session.createDirectory());
  const client = new LoadClient(host.url);
  return {
    processes: { host: { pid: host.pid, scope: 'alone' } },
    run: ({ inFlight }, seconds) => client.run(inFlight, placing('/orders'), (_, elapsed) => elapsed >= seconds),
    stop() {
      client.close();
      return host.stop();
    },
  };
}

async function startRestateSaga(session: Session, survives: Survives): Promise<RunningSubject> {
  const server = await startRestate(session.createDirectory(survives));
  const port = await freePort();
  const args = [String(port)];
  const env = { RESTATE_LOGGING: 'ERROR' };
  const service = await ForkedProgram.start(benchFile('peers', 'durable', 'restate-service.ts'), { args, env });
  await server.register(`http://127.0.0.1:${port}`);
  const client = new LoadClient(server.url);
  return {
    processes: { service: { pid: service.pid, scope: 'tree' }, server: { pid: server.pid, scope: 'tree' } },
    run: ({ inFlight }, seconds) => client.run(inFlight, placing('/orders/place'), (_, elapsed) => elapsed >= seconds),
    async stop() {
      client.close();
      await service.stop();
      await server.stop();
    },
  };
}
