import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/root.ts';
import { compareSubjects, type RunningSubject, type Scenario, type Subject } from '../compare-subjects.ts';
import { LoadClient, type Shot } from '../load.ts';
import { benchFile } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import type { Watched } from '../processes/process-usage.ts';
import { ordersAlone, startStack } from '../processes/start-stack.ts';
import { mediansOf, type Survives } from '../report/measurement.ts';
import type { Session } from '../session.ts';
import { withBenchPartner } from './bench-partner.ts';
import { compareMedians } from './compare-medians.ts';
import { measureOwnCode } from './own-code.ts';

const POST = [32, 256].map((inFlight) => ({ name: `POST, ${inFlight} connections`, inFlight }));
const GET = [32, 256].map((inFlight) => ({ name: `GET by id, ${inFlight} connections`, inFlight }));
const OURS = 'the partner API';
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

/** Taking an order (token, validation, one durable write under a unique idempotency key), and reading it again. */
export async function measureApi(session: Session): Promise<void> {
  await withBenchPartner(session, async ({ token, ...partner }) => {
    const authority = JSON.stringify(partner.authority);
    const peer = (name: string, file: string) => (survives: Survives) =>
      ({
        name,
        side: 'peer',
        survives,
        async start(each) {
          const { pid, url } = await each.createDatabase(survives);
          const args = [url, authority];
          const program = await ForkedProgram.start<{ url: string }>(benchFile('peers', 'http', file), { args });
          const processes = { server: program.pid, PostgreSQL: pid };
          return taking(program.ready.url, token, watchedTrees(processes), () => program.stop());
        },
      }) satisfies Subject;
    const peers = [peer('Fastify, Ajv, PostgreSQL', 'fastify.ts'), peer('NestJS, PostgreSQL', 'nest.ts')];
    const subjects = peers.flatMap((each) => [each('kill'), each('power cut')]);
    const ours = partnerApi(OURS, ordersAlone);
    await compareSubjects(session, 'api', [ours, onSameCosmos, ...subjects], [...POST, ...GET]);
    compareWithSameCosmos(session);
    await compareSubjects(
      session,
      'api',
      [partnerApi(`${OURS}, its sagas running`, { HTTP_MOST_REQUESTS: '10000' })],
      POST,
    );
    await measureOwnCode(session);
  });
}

/** A hand-written API on the same emulators, which have nothing else to do: our host is ended. */
const onSameCosmos: Subject = {
  name: 'Fastify, zod, the same Cosmos DB',
  side: 'peer',
  survives: 'kill',
  async start() {
    const { settings, cosmos, hostPid, token, emulators, stop } = await startStack(ordersAlone);
    process.kill(hostPid, 'SIGKILL');
    const { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience, AUTH_JWKS_URI: jwksUri } = settings;
    const args = [cosmos, JSON.stringify({ issuer, audience, jwksUri })];
    const env = { NODE_EXTRA_CA_CERTS: settings['NODE_EXTRA_CA_CERTS'] ?? '' };
    const file = benchFile('peers', 'http', 'fastify-cosmos.ts');
    const program = await ForkedProgram.start<{ url: string }>(file, { args, env }).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    const processes = { server: { pid: program.pid, scope: 'tree' }, emulators } as const;
    return taking(program.ready.url, token, processes, async () => {
      await program.stop();
      await stop();
    });
  },
};

const GOALS = [
  { method: 'POST', least: 0.8 },
  { method: 'GET', least: 0.75 },
];

/** What part of the speed of a hand-written API on the same Cosmos DB ours reaches. */
function compareWithSameCosmos({ measurements, facts }: Session): void {
  const medians = mediansOf(measurements.filter(({ part }) => part === 'api'));
  const medianOf = (name: string, scenario: string) =>
    medians.find((each) => each.subject === name && each.scenario === scenario);
  for (const { name: scenario } of [...POST, ...GET]) {
    const [ours, peer] = [medianOf(OURS, scenario), medianOf(onSameCosmos.name, scenario)];
    if (ours === undefined || peer === undefined) continue;
    const least = GOALS.find(({ method }) => scenario.startsWith(method))?.least ?? 1;
    facts.push(...compareMedians(ours, peer, least));
  }
}

function partnerApi(name: string, settings: Record<string, string>): Subject {
  return {
    name,
    side: 'ours',
    survives: 'kill',
    async start() {
      const { api, token, host, emulators, stop } = await startStack(settings);
      return taking(api, token, { host, emulators }, stop);
    },
  };
}

function watchedTrees(pids: Record<string, number>): Record<string, Watched> {
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, { pid, scope: 'tree' }]));
}

function taking(
  url: string,
  token: string,
  processes: Record<string, Watched>,
  stop: () => Promise<void>,
): RunningSubject {
  const authorization = `Bearer ${token}`;
  const run = Date.now();
  let count = 0;
  let placed = '';
  const post = (): Shot => {
    count += 1;
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': `bench-${run}-${count}` };
    return { method: 'POST', path: '/v1/orders', headers, body: example };
  };
  const get = (): Shot => ({ method: 'GET', path: `/v1/orders/${placed}`, headers: { authorization } });
  const remember = (status: number, body: string) => {
    if (placed === '' && status === 202) placed = JSON.parse(body).id;
  };
  const client = new LoadClient(url);
  return {
    processes,
    run: ({ name, inFlight }: Scenario, seconds) => {
      const next = name.startsWith('POST') ? post : get;
      return client.run(inFlight, next, (_, elapsed) => elapsed >= seconds, remember);
    },
    stop() {
      client.close();
      return stop();
    },
  };
}
