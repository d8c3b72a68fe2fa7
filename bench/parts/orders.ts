import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CosmosClient } from '@azure/cosmos';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { root } from '../../tools/root.ts';
import { compareSubjects, type RunningSubject, type Scenario, type Subject } from '../compare-subjects.ts';
import { HttpConnection } from '../http-connection.ts';
import { closedLoop, type LoadResult } from '../load.ts';
import { startOrderPeer } from '../processes/start-order-peer.ts';
import { startStack } from '../processes/start-stack.ts';
import { mediansOf, type Survives } from '../report/measurement.ts';
import type { Session } from '../session.ts';
import { withBenchPartner } from './bench-partner.ts';
import { compareMedians } from './compare-medians.ts';

const SCENARIOS = [32, 128].map((inFlight) => ({ name: `${inFlight} from POST to confirmed`, inFlight }));
const OURS = 'the partner API with its sagas';
const PEER = 'Fastify, Restate, PostgreSQL';
const LOOK_EVERY_MS = 50;
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

/** The whole order: from POST to confirmed, with stock, payment and shipment. The latencies are those of the POST. */
export async function measureOrders(session: Session): Promise<void> {
  await withBenchPartner(session, async ({ authority, token }) => {
    const peer = (survives: Survives): Subject => ({
      ...{ name: PEER, side: 'peer', survives },
      async start() {
        const peer = await startOrderPeer(session, survives, authority);
        const processes = Object.entries(peer.pids()).map(([name, pid]) => [name, { pid, scope: 'tree' as const }]);
        return placing(session, `${PEER} (${survives})`, {
          ...{ url: peer.url, token, processes: Object.fromEntries(processes) },
          openOrders: async () => new Set((await peer.openOrders()).keys()),
          stop: peer.stop,
        });
      },
    });
    await compareSubjects(session, 'orders', [ours(session), peer('kill'), peer('power cut')], SCENARIOS);
  });
  const { measurements, facts } = session;
  const medians = mediansOf(measurements.filter(({ part }) => part === 'orders'));
  for (const { name: scenario } of SCENARIOS) {
    const medianOf = (subject: string) =>
      medians.find((each) => each.subject === subject && each.scenario === scenario && each.survives === 'kill');
    const [ours, peer] = [medianOf(OURS), medianOf(PEER)];
    if (ours !== undefined && peer !== undefined) facts.push(...compareMedians(ours, peer, 1));
  }
}

function ours(session: Session): Subject {
  return {
    ...{ name: OURS, side: 'ours', survives: 'kill' },
    async start() {
      const { api, token, cosmos, host, emulators, stop } = await startStack();
      const client = new CosmosClient(cosmos);
      const { items } = client.database(databaseId).container(containers.orders.id);
      const query = `SELECT VALUE c.id FROM c WHERE c.type = "order" AND c.status IN ("pending", "reserved", "authorized", "booked")`;
      return placing(session, OURS, {
        ...{ url: api, token, processes: { host, emulators } },
        async openOrders() {
          const { resources } = await items
            .query<string>(query, { forceQueryPlan: true, maxItemCount: 1_000 })
            .fetchAll();
          return new Set(resources);
        },
        async stop() {
          client.dispose();
          await stop();
        },
      });
    },
  };
}

interface Placing extends Pick<RunningSubject, 'processes' | 'stop'> {
  url: string;
  token: string;
  /** The ids of the orders that have not ended. It reads the store, not the API. */
  openOrders(): Promise<Set<string>>;
}

/** Keeps so many orders between POST and confirmed. An order that has ended makes place for the next. */
function placing(
  session: Session,
  subject: string,
  { url, token, processes, openOrders, stop }: Placing,
): RunningSubject {
  const { hostname, port } = new URL(url);
  const idle: HttpConnection[] = [];
  const run = Date.now();
  let count = 0;
  const post = async (posts: number[]): Promise<string> => {
    count += 1;
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `bench-${run}-${count}`,
    };
    const connection = idle.pop() ?? new HttpConnection(hostname, Number(port));
    const start = performance.now();
    const { status, body } = await connection.send({ method: 'POST', path: '/v1/orders', headers, body: example });
    posts.push(performance.now() - start);
    idle.push(connection);
    if (status !== 202) throw new Error(`POST was answered ${status}: ${body}`);
    return JSON.parse(body).id;
  };

  async function runFor({ name, inFlight }: Scenario, seconds: number): Promise<LoadResult> {
    const posts: number[] = [];
    const ended = new Map<string, () => void>();
    let isOver = false;
    const looking = look(ended, () => isOver);
    const result = await closedLoop(
      inFlight,
      async () => {
        const id = await post(posts);
        await new Promise<void>((resolve) => ended.set(id, resolve));
      },
      (_, elapsed) => elapsed >= seconds,
    );
    isOver = true;
    await looking;
    const at = (percent: number) =>
      result.latencies[Math.ceil((result.latencies.length * percent) / 100) - 1] ?? Number.NaN;
    session.options.onProgress(
      `${subject}, ${name}: confirmed after p50 ${at(50).toFixed(0)} ms, p95 ${at(95).toFixed(0)} ms`,
    );
    return { ...result, latencies: posts.sort((a, b) => a - b) };
  }

  async function look(ended: Map<string, () => void>, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      // Only orders that were accepted before the look can be missing from it because they have ended.
      const accepted = [...ended];
      const open = await openOrders();
      for (const [id, resolve] of accepted) {
        if (open.has(id)) continue;
        ended.delete(id);
        resolve();
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  return {
    processes,
    run: runFor,
    async stop() {
      for (const connection of idle) connection.close();
      await stop();
    },
  };
}
