import { compareSubjects, type Subject } from '../compare-subjects.ts';
import { benchFile, measuredProgram } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import type { Survives } from '../report/measurement.ts';
import type { Session } from '../session.ts';
import { documentOperations } from '../workloads.ts';

const scenarios = documentOperations.map((name) => ({ name, inFlight: 32 }));

/** Documents of a kilobyte, 32 operations in flight. */
export async function measureCosmos(session: Session): Promise<void> {
  const postgres = (survives: Survives): Subject => ({
    name: 'PostgreSQL',
    side: 'peer',
    survives,
    async start(each) {
      const { pid, url } = await each.createDatabase(survives);
      return measuredProgram(benchFile('peers', 'cosmos', 'postgres.ts'), [url], { server: { pid } });
    },
  });
  await compareSubjects(session, 'cosmos', [ours, postgres('kill'), postgres('power cut')], scenarios);
}

const ours: Subject = {
  name: 'Cosmos DB, through its SDK',
  side: 'ours',
  survives: 'kill',
  async start(session) {
    const args = [session.createDirectory()];
    const server = await ForkedProgram.start<{ connectionString: string }>(benchFile('programs', 'cosmos-server.ts'), {
      args,
    });
    const { connectionString } = server.ready;
    return measuredProgram(benchFile('programs', 'cosmos-client.ts'), [connectionString], { server });
  },
};
