import { benchFile } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import { medianOf } from '../report/measurement.ts';
import type { Session } from '../session.ts';

const TIMES = 3;
const PEER = 'Fastify, Ajv, PostgreSQL';

/** What our own code adds to host and SDK, compared with everything that Fastify needs for the same work. */
export async function measureOwnCode(session: Session): Promise<void> {
  const posts: number[] = [];
  const gets: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const program = await ForkedProgram.start<{ post: number; get: number }>(benchFile('programs', 'own-code.ts'));
    posts.push(program.ready.post);
    gets.push(program.ready.get);
    await program.stop();
  }
  for (const [method, costs] of [['POST', posts] as const, ['GET', gets] as const]) {
    const own = medianOf(costs);
    const peers = session.measurements.filter(({ part, subject, scenario }) => {
      return part === 'api' && subject === PEER && scenario.startsWith(method);
    });
    const whole = medianOf(peers.map(({ cpu }) => (cpu['server'] ?? 0) * 1_000));
    const what = `CPU of a ${method} in our own code, without host and SDK`;
    const figure = `${own.toFixed(0)} µs`;
    const goal = { text: `< ${whole.toFixed(0)} µs, all of Fastify’s process for the same`, met: own < whole };
    session.facts.push({ part: 'api', what, figure, ...(peers.length > 0 && { goal }) });
  }
}
