import { compareSubjects, type Subject } from '../compare-subjects.ts';
import { benchFile, measuredProgram } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import { startRabbitMq } from '../processes/start-rabbitmq.ts';
import type { Survives } from '../report/measurement.ts';
import type { Session } from '../session.ts';
import { MOST_MESSAGES_IN_FLIGHT } from '../workloads.ts';

const scenarios = [32, MOST_MESSAGES_IN_FLIGHT].map((inFlight) => ({ name: `${inFlight} in flight`, inFlight }));

/** A message of a kilobyte, from its confirmed sending until its receiver completes it. */
export async function measureMessages(session: Session): Promise<void> {
  const rabbit = (survives: Survives): Subject => ({
    name: 'RabbitMQ',
    side: 'peer',
    survives,
    async start(each) {
      const server = await startRabbitMq(each.createDirectory(survives));
      return measuredProgram(benchFile('peers', 'messages', 'rabbitmq.ts'), [server.url], { server });
    },
  });
  await compareSubjects(session, 'messages', [ours, rabbit('kill'), rabbit('power cut')], scenarios);
}

const ours: Subject = {
  name: 'Service Bus, through its SDK',
  side: 'ours',
  survives: 'kill',
  async start(session) {
    const args = [session.createDirectory()];
    const server = await ForkedProgram.start<{ connectionString: string }>(
      benchFile('programs', 'service-bus-server.ts'),
      { args },
    );
    const { connectionString } = server.ready;
    return measuredProgram(benchFile('programs', 'service-bus-client.ts'), [connectionString], { server });
  },
};
