import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startIdentity } from '@partner-orders/embedded-azure/identity';
import { root } from '../../tools/root.ts';
import { fetchToken } from '../../tools/run-locally/client/fetch-token.ts';
import { compareSubjects, type RunningSubject, type Scenario, type Subject } from '../compare-subjects.ts';
import { LoadClient, type Shot } from '../load.ts';
import { benchFile } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import type { Watched } from '../processes/process-usage.ts';
import { ordersAlone, startStack } from '../processes/start-stack.ts';
import type { Survives } from '../report/measurement.ts';
import type { Session } from '../session.ts';
import { measureOwnCode } from './own-code.ts';

const POST = [32, 256].map((inFlight) => ({ name: `POST, ${inFlight} connections`, inFlight }));
const GET = [32, 256].map((inFlight) => ({ name: `GET by id, ${inFlight} connections`, inFlight }));
const AUDIENCE = 'api://partner-orders';
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

/** Taking an order (token, validation, one durable write under a unique idempotency key), and reading it again. */
export async function measureApi(session: Session): Promise<void> {
  const identity = await startIdentity({
    stateFile: join(session.createDirectory(), 'identity.json'),
    port: 0,
    audience: AUDIENCE,
    clients: [{ name: 'acme', roles: ['orders.read', 'orders.write'] }],
  });
  try {
    const acme = identity.clients['acme'];
    if (acme === undefined) throw new Error('the identity has no client acme');
    const token = await fetchToken(identity.url, acme);
    const { issuer, jwksUri } = identity;
    const authority = JSON.stringify({ issuer, jwksUri, audience: AUDIENCE });
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
    await compareSubjects(session, 'api', [partnerApi('the partner API', ordersAlone), ...subjects], [...POST, ...GET]);
    await compareSubjects(session, 'api', [partnerApi('the partner API, its sagas running', {})], POST);
    await measureOwnCode(session);
  } finally {
    await identity.close();
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
