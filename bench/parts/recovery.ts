import { setTimeout as sleep } from 'node:timers/promises';
import { CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { ChaosStack } from '../../test/chaos/command/chaos-stack.ts';
import { buildHostIfStale } from '../../tools/build/build-host.ts';
import { startOrderPeer } from '../processes/start-order-peer.ts';
import { medianOf } from '../report/measurement.ts';
import type { Session } from '../session.ts';
import { type BenchPartner, withBenchPartner } from './bench-partner.ts';
import { type Killable, type KillReport, killOnce } from './kill-once.ts';

/** The lock of a message as it is deployed. */
const LOCK_MS = 10_000;
/** The first of sixteen ports: a killed program starts again with its own. */
const PORT_BASE = 21_800;

interface Victim {
  name: string;
  start(session: Session, partner: BenchPartner): Promise<Killable>;
}

const victims: Victim[] = [
  { name: 'ours, the Functions host with the app', start: () => startOurs('host') },
  { name: 'ours, all emulators with the providers', start: () => startOurs('emulators') },
  {
    name: 'peer, its service',
    start: (session, { authority, token }) => startPeer(session, authority, token, 'service'),
  },
  {
    name: 'peer, the Restate server',
    start: (session, { authority, token }) => startPeer(session, authority, token, 'Restate'),
  },
];

/** SIGKILL while orders are accepted: what is lost, what is done twice, and how long until all orders go on. */
export async function measureRecovery(session: Session): Promise<void> {
  await buildHostIfStale();
  const reports = new Map<string, KillReport[]>();
  const { rounds, subjects, onProgress: progress } = session.options;
  const isWanted = ({ name }: Victim) => subjects.length === 0 || subjects.some((text) => name.includes(text));
  await withBenchPartner(session, async (partner) => {
    for (let round = 1; round <= rounds; round += 1) {
      for (const { name, start } of victims.filter(isWanted)) {
        const killable = await start(session, partner);
        try {
          const report = await killOnce(killable);
          reports.set(name, [...(reports.get(name) ?? []), report]);
          progress(`recovery ${round}/${rounds}: ${name}: ${JSON.stringify(report)}`);
        } finally {
          await killable.stop();
        }
      }
    }
  });
  for (const [name, found] of reports)
    session.facts.push({ part: 'recovery', what: `killed: ${name}`, figure: describe(found) });
}

function describe(reports: readonly KillReport[]): string {
  const median = (read: (report: KillReport) => number) => `${(medianOf(reports.map(read)) / 1_000).toFixed(2)} s`;
  const sum = (read: (report: KillReport) => number | undefined) => {
    const known = reports.map(read).filter((n) => n !== undefined);
    return known.length === 0 ? 'not counted' : String(known.reduce((total, n) => total + n, 0));
  };
  return [
    `${sum(({ open }) => open)} orders open in ${reports.length} kills`,
    `serves again after ${median(({ readyMs }) => readyMs)}`,
    `all open orders had changed after ${median(({ progressMs }) => progressMs)}`,
    `all had ended after ${median(({ endedMs }) => endedMs)}`,
    `lost ${sum(({ lost }) => lost)}`,
    `charged or shipped twice ${sum(({ doubled }) => doubled)}`,
    `calls of providers repeated ${sum(({ repeatedCalls }) => repeatedCalls)}`,
  ].join('; ');
}

const Found = z.object({ id: z.string(), etag: z.string(), status: z.string() });
const OPEN = new Set(['pending', 'reserved', 'authorized', 'booked']);

async function startOurs(what: 'host' | 'emulators'): Promise<Killable> {
  // No settings: those of the app, not those that make tests quick.
  const stack = new ChaosStack(PORT_BASE, LOCK_MS, {});
  await stack.start();
  const { ready } = stack;
  const client = new CosmosClient(ready.urls.cosmos);
  const { items } = client.database(databaseId).container(containers.orders.id);
  const query = 'SELECT c.id, c._etag AS etag, c["order"].status FROM c WHERE c.type = "order"';
  const read = async () => {
    const { resources } = await items.query<unknown>(query, { forceQueryPlan: true, maxItemCount: 1_000 }).fetchAll();
    return resources.map((found) => Found.parse(found));
  };
  return {
    url: `http://127.0.0.1:${ready.host.port}`,
    token: ready.tokens['acme'] ?? '',
    providers: ready.urls,
    // The providers are in the same process, and with it their count.
    countsCalls: what === 'host',
    async openOrders() {
      return new Map((await read()).filter(({ status }) => OPEN.has(status)).map(({ id, etag }) => [id, etag]));
    },
    async allOrders() {
      return new Map((await read()).map(({ id, status }) => [id, status]));
    },
    kill: () => stack.kill(what),
    restart: () => (what === 'host' ? stack.startHost() : stack.startEmulators()),
    async stop() {
      client.dispose();
      await stack.stop();
    },
  };
}

async function startPeer(
  session: Session,
  authority: BenchPartner['authority'],
  token: string,
  what: 'service' | 'Restate',
): Promise<Killable> {
  const peer = await startOrderPeer(session, 'kill', authority);
  return {
    ...{ url: peer.url, token, providers: peer.urls, countsCalls: true },
    ...{ openOrders: peer.openOrders, allOrders: peer.allOrders, stop: peer.stop },
    async kill() {
      peer.kill(what);
      // The system frees its ports when it has ended.
      await sleep(20);
    },
    restart: () => peer.restart(what),
  };
}
