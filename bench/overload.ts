import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CosmosClient } from '@azure/cosmos';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { buildAppIfStale } from '../tools/build/build.ts';
import { root } from '../tools/root.ts';
import { HttpConnection } from './http-connection.ts';
import { load, percentile } from './load.ts';
import { memoryOf } from './processes/process-usage.ts';
import { type RunningStack, startStack } from './processes/start-stack.ts';
import { table } from './report/render-table.ts';

const CLIENTS = 1_000;
/** Node accepts one connection in each turn of its event loop, so these are opened before the load begins. */
const OPENED_AT_ONCE = 20;
/** So that the code is compiled before it is measured. */
const WARM_UP = 300;
const LOOK_EVERY_MS = 500;
const LONGEST_DRAIN_MS = 900_000;
const REST_MS = 20_000;
const P95_GOAL_MS = 1_000;
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

interface Phase {
  name: string;
  url(stack: RunningStack): string;
  /** Whether clients wait as Retry-After says. */
  isPolite: boolean;
}

const phases: Phase[] = [
  { name: 'host, clients wait for Retry-After', url: ({ api }) => api, isPolite: true },
  { name: 'host, clients ignore Retry-After', url: ({ api }) => api, isPolite: false },
  { name: 'gateway, one partner, Retry-After ignored', url: ({ gateway }) => gateway, isPolite: false },
];

/** A thousand clients that place orders at once, then nobody: what is answered, what memory it takes, and what is lost. */
export async function measureOverload(seconds: number): Promise<void> {
  await buildAppIfStale(root);
  const stack = await startStack();
  const cosmos = new CosmosClient(stack.cosmos);
  const { items } = cosmos.database(databaseId).container(containers.orders.id);
  try {
    const accepted = new Set<string>();
    await warmUp(stack, accepted);
    await drain(items);
    const before = memoryOf(stack.host);
    const rows: string[][] = [];
    const faults: string[] = [];
    let most = before;
    const watching = setInterval(() => {
      most = Math.max(most, memoryOf(stack.host));
    }, LOOK_EVERY_MS);
    for (const [nth, phase] of phases.entries()) {
      const result = await storm(phase, stack, { seconds, run: `${Date.now()}-${nth}`, accepted });
      rows.push(describe(phase, result, seconds));
      faults.push(...faultsOf(phase, result));
    }
    const draining = performance.now();
    const isDrained = await drain(items);
    const drainedMs = performance.now() - draining;
    clearInterval(watching);
    await sleep(REST_MS);
    const confirmed = new Set(await idsOf(items, 'c.type = "order" AND c.status = "confirmed"'));
    const lost = [...accepted].filter((id) => !confirmed.has(id)).length;
    if (!isDrained) faults.push('the queue does not drain');
    if (lost > 0) faults.push(`${lost} accepted orders are lost`);

    const load = loadavg()[0]?.toFixed(0);
    process.stdout.write(`${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, load ${load}\n\n`);
    const head = [
      `${CLIENTS} clients, ${seconds} s`,
      'accepted',
      'p50/p95/max ms of these',
      'refused',
      'other answers',
    ];
    process.stdout.write(`${table(head, rows)}\n\n`);
    process.stdout.write(
      `${accepted.size} orders accepted; the last was confirmed ${(drainedMs / 1_000).toFixed(0)} s after the load ended; ${lost} lost\n` +
        `memory of host and app: ${before.toFixed(0)} MiB before, at most ${most.toFixed(0)} MiB, ${memoryOf(stack.host).toFixed(0)} MiB after ${REST_MS / 1_000} s of rest\n`,
    );
    if (faults.length > 0) throw new Error(faults.join('; '));
  } finally {
    cosmos.dispose();
    await stack.stop();
  }
}

async function warmUp({ api, token }: RunningStack, accepted: Set<string>): Promise<void> {
  let count = 0;
  const next = () => {
    count += 1;
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `warm-up-${count}`,
    };
    return { method: 'POST', path: '/v1/orders', headers, body: example };
  };
  await load(
    api,
    16,
    next,
    (fired) => fired >= WARM_UP,
    (_, body) => accepted.add(JSON.parse(body).id),
  );
}

interface Storm {
  /** Milliseconds of each request that was accepted. */
  accepted: number[];
  /** 429 and 503 with Retry-After. */
  refused: Map<number, number>;
  /** Anything else, by status; 0 is a broken connection, -429 and -503 have no Retry-After. */
  others: Map<number, number>;
}

async function storm(
  { url, isPolite }: Phase,
  stack: RunningStack,
  { seconds, run, accepted }: { seconds: number; run: string; accepted: Set<string> },
): Promise<Storm> {
  const { hostname, port } = new URL(url(stack));
  const result: Storm = { accepted: [], refused: new Map(), others: new Map() };
  const count = (counts: Map<number, number>, status: number) => counts.set(status, (counts.get(status) ?? 0) + 1);
  const connections = await connect(hostname, Number(port));
  const end = performance.now() + seconds * 1_000;
  const isOver = () => performance.now() >= end;
  const place = async (connection: HttpConnection, client: number) => {
    for (let n = 0; !isOver(); n += 1) {
      const headers = {
        authorization: `Bearer ${stack.token}`,
        'content-type': 'application/json',
        'idempotency-key': `${run}-${client}-${n}`,
      };
      for (let isDone = false; !isDone && !isOver(); ) {
        const start = performance.now();
        const { status, body } = await connection.send({ method: 'POST', path: '/v1/orders', headers, body: example });
        isDone = status === 202;
        if (isDone) {
          result.accepted.push(performance.now() - start);
          accepted.add(JSON.parse(body).id);
        } else if (status === 429 || status === 503) {
          const { retryAfter } = connection;
          if (retryAfter === undefined) count(result.others, -status);
          else count(result.refused, status);
          if (isPolite) await sleep(Math.max(0, Math.min((retryAfter ?? 1) * 1_000, end - performance.now())));
        } else count(result.others, status);
      }
    }
    connection.close();
  };
  await Promise.all(connections.map(place));
  result.accepted.sort((a, b) => a - b);
  return result;
}

async function connect(hostname: string, port: number): Promise<HttpConnection[]> {
  const connections = Array.from({ length: CLIENTS }, () => new HttpConnection(hostname, port));
  for (let n = 0; n < CLIENTS; n += OPENED_AT_ONCE) {
    const some = connections.slice(n, n + OPENED_AT_ONCE);
    await Promise.all(some.map((each) => each.send({ method: 'GET', path: '/livez', headers: {} })));
  }
  return connections;
}

function describe({ name }: Phase, { accepted, refused, others }: Storm, seconds: number): string[] {
  const list = (counts: Map<number, number>) => [...counts].map(([status, n]) => `${status}: ${n}`).join(', ');
  const at = [50, 95, 100].map((percent) => percentile(accepted, percent).toFixed(0)).join(' / ');
  return [name, `${accepted.length}, ${(accepted.length / seconds).toFixed(0)}/s`, at, list(refused), list(others)];
}

function faultsOf({ name }: Phase, { accepted, others }: Storm): string[] {
  const faults: string[] = [];
  if (percentile(accepted, 95) > P95_GOAL_MS) faults.push(`${name}: p95 of what is accepted is above a second`);
  if (others.size > 0) faults.push(`${name}: there are answers besides 202, and 429 or 503 with Retry-After`);
  return faults;
}

type Items = ReturnType<ReturnType<CosmosClient['database']>['container']>['items'];

async function idsOf(items: Items, where: string): Promise<string[]> {
  const query = `SELECT VALUE c.id FROM c WHERE ${where}`;
  return (await items.query<string>(query, { forceQueryPlan: true, maxItemCount: 1_000 }).fetchAll()).resources;
}

/** @returns whether every order has ended */
async function drain(items: Items): Promise<boolean> {
  const open = 'c.type = "order" AND c.status IN ("pending", "reserved", "authorized", "booked")';
  for (const since = performance.now(); performance.now() - since < LONGEST_DRAIN_MS; await sleep(LOOK_EVERY_MS)) {
    if ((await idsOf(items, open)).length === 0) return true;
  }
  return false;
}
