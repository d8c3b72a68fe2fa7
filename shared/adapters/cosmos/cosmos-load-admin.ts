import type { Container, JSONObject } from '@azure/cosmos';
import { openStatuses } from '../../domain/order-lifecycle.ts';
import { movingSagas } from '../../domain/order-saga-state.ts';
import type { Load, LoadAdmin, WaitingStep } from '../../ports/load-admin.ts';
import { isInterrupted, type ReportRebuild } from '../../ports/report-rebuilds.ts';
import { heldOrders } from './held-orders.ts';
import { quietOrders } from './quiet-orders.ts';

type Containers = Record<'orders' | 'deliveries' | 'jobs' | 'rejections' | 'reconciliation' | 'reports', Container>;

const MINUTE_MS = 60_000;
/** Enough to name what waits; in an outage there may be thousands. */
const MOST_OUTAGES = 100;
const MOST_JOBS = 200;

const sagas = ['waiting', 'running', 'compensating', 'stuck'] as const;
const refundSagas = ['running', 'waiting', 'stuck'] as const;
const ends = ['confirmed', 'failed', 'cancelled'] as const;

/** Counts by indexes, each value by a query of its own: a group would read every document. Only for operators. */
export class CosmosLoadAdmin implements LoadAdmin {
  readonly #containers: Containers;

  constructor(containers: Containers) {
    this.#containers = containers;
  }

  async look(now: Date, { late, quiet }: { late: Date; quiet: Date }): Promise<Load> {
    const { orders, deliveries, jobs, rejections, reconciliation } = this.#containers;
    const since = timeOf(new Date(now.getTime() - MINUTE_MS));
    const meter = new Meter();
    const order = (condition: string) => meter.count(orders, `c.type = "order" AND ${condition}`);
    const [placed, ended, open, byOrderSaga, oldest, refunds, pending, oldestPending, others, waits, jobRows] =
      await Promise.all([
        order(`c.listKey >= ${since}`),
        each(ends, (status) => order(`c.status = "${status}" AND c["order"].updatedAt >= ${since}`)),
        each(openStatuses, (status) => order(`c.status = "${status}"`)),
        each(sagas, (status) => order(`c.sagaStatus = "${status}"`)),
        meter.first(orders, 'SELECT VALUE MIN(c.listKey) FROM c WHERE c.type = "order" AND c.sagaStatus = "waiting"'),
        each(refundSagas, (status) => meter.count(orders, `c.type = "refund" AND c.sagaStatus = "${status}"`)),
        meter.count(deliveries, 'c.status = "pending"'),
        meter.first(deliveries, 'SELECT VALUE MIN(c.listKey) FROM c WHERE c.status = "pending"'),
        Promise.all([
          meter.count(rejections, 'c.at > ""'),
          meter.count(orders, 'c.parked.at > ""'),
          meter.count(reconciliation, 'c.type = "finding" AND c.state = "open"'),
          this.#countNeglected(meter, now, { late: timeOf(late), quiet: timeOf(quiet) }),
        ]),
        meter.read<{ at: string; code: string }>(
          orders,
          `SELECT TOP ${MOST_OUTAGES} c["order"].saga.outage.at, c["order"].saga.outage.because.code FROM c
           WHERE c.type = "order" AND c.sagaStatus = "running" AND IS_DEFINED(c["order"].saga.outage)`,
        ),
        meter.read<{ kind: string; status: string }>(
          jobs,
          `SELECT TOP ${MOST_JOBS} c.kind, c.status FROM c WHERE c.type = "job" AND c.waitingKey > ""`,
        ),
      ]);
    const [rejected, parked, differences, neglected] = others;
    return {
      lastMinute: { placed, ...ended },
      ...{ open, sagas: byOrderSaga, refunds, rejections: rejected, parked, differences, ...neglected },
      oldestWaiting: timeIn(oldest),
      outages: countOutages(waits),
      webhooks: { pending, oldestPending: timeIn(oldestPending) },
      jobs: countJobs(jobRows),
      requestUnits: meter.requestUnits,
    };
  }

  /** What waits too long, or for a person. */
  async #countNeglected(meter: Meter, now: Date, times: { late: string; quiet: string }) {
    const { orders, reports } = this.#containers;
    const quietFor = (statuses: readonly string[], time: string) => {
      const of = `c.type = "order" AND c.sagaStatus IN (${statuses.map((status) => JSON.stringify(status)).join(', ')})`;
      return meter.count(orders, [of, ...quietOrders(time)].join(' AND '));
    };
    const [late, quiet, held, silentRefunds, rebuilds] = await Promise.all([
      quietFor(['waiting'], times.late),
      quietFor(movingSagas, times.quiet),
      meter.count(orders, heldOrders(times.late)),
      meter.count(orders, `c.type = "refund" AND c.sagaStatus = "running" AND c.refund.saga.seenAt <= ${times.quiet}`),
      meter.read<Pick<ReportRebuild, 'state' | 'heartbeatAt'>>(
        reports,
        'SELECT c.state, c.heartbeatAt FROM c WHERE c.type = "rebuild" AND c.state != "done"',
      ),
    ]);
    const interrupted = rebuilds.filter((rebuild) => isInterrupted(rebuild, now)).length;
    return { late, quiet, held, silentRefunds, interrupted };
  }
}

const timeOf = (time: Date) => JSON.stringify(time.toISOString());

/** Adds up what queries cost. */
class Meter {
  requestUnits = 0;

  async read<T = JSONObject>(container: Container, query: string): Promise<T[]> {
    const asked = container.items.query<T>(query, { forceQueryPlan: true });
    const { resources, requestCharge } = await asked.fetchAll();
    this.requestUnits += requestCharge;
    return resources;
  }

  async first(container: Container, query: string): Promise<unknown> {
    return (await this.read<unknown>(container, query))[0];
  }

  async count(container: Container, where: string): Promise<number> {
    return Number((await this.first(container, `SELECT VALUE COUNT(1) FROM c WHERE ${where}`)) ?? 0);
  }
}

async function each<K extends string>(keys: readonly K[], count: (key: K) => Promise<number>) {
  const counts = await Promise.all(keys.map(async (key) => [key, await count(key)] as const));
  return Object.fromEntries(counts) as Record<K, number>;
}

/** A list key begins with the time. */
const timeIn = (listKey: unknown) => (typeof listKey === 'string' ? listKey.split('#')[0] : undefined);

function countOutages(waits: readonly { at: string; code: string }[]): WaitingStep[] {
  const groups = Map.groupBy(waits, ({ at, code }) => `${at} ${code}`);
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [{ step: first.at, code: first.code, orders: all.length }];
  });
}

function countJobs(rows: readonly { kind: string; status: string }[]): Load['jobs'] {
  const groups = Map.groupBy(rows, ({ kind, status }) => `${kind} ${status}`);
  return Object.fromEntries([...groups].map(([name, all]) => [name, all.length])) as Load['jobs'];
}
