import type { ExportPace, ExportPorts } from '../../functions/exports/export-ports.ts';
import { runExportSlice } from '../../functions/exports/run-export-slice.ts';
import { SliceGate } from '../../functions/jobs/slice-gate.ts';
import { CosmosJobs } from '../../shared/adapters/cosmos/cosmos-jobs.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { ExportJob, fileOf } from '../../shared/domain/export-job.ts';
import { exportIdFor, OrderId, orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { refOf } from '../../shared/domain/job.ts';
import type { PendingOrder } from '../../shared/domain/order.ts';
import { claim, fail, reserve } from '../../shared/domain/order-changes.ts';
import { place } from '../../shared/domain/order-placement.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { FilesInMemory } from './files-in-memory.ts';

const price = { amount: 1_250, currency: 'EUR' as const };
const line = { sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price };
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
export const PACE: ExportPace = { sliceMs: 60_000, ordersPerSecond: 1e9, pageOrders: 2, partOrders: 4 };

/** Exports with a real Cosmos DB, and files in memory. */
export async function exportWorld() {
  const database = await cosmosDatabase();
  const clock = { at: new Date('2026-11-27T10:00:00Z'), now: () => clock.at };
  const exports = new CosmosJobs(database.container('jobs'), { kind: 'export', schema: ExportJob });
  const orders = new CosmosOrders(database.container('orders'));
  const partnerFiles = new FilesInMemory();
  const featureSwitches = { findWait: async () => undefined };
  const ports: Omit<ExportPorts, 'sliceGate'> = { exports, orders, partnerFiles, featureSwitches, clock };
  let starts = 0;

  return {
    ports,
    clock,
    orders,
    partnerFiles,
    close: () => database.close(),
    container: database.container,

    /** Orders of a partner, one a minute since midnight. */
    async placeOrders(partner: string, count: number, from = 0, fields: { reference?: string } = {}) {
      const partnerId = PartnerId.parse(partner);
      const placed: PendingOrder[] = [];
      for (let n = from; n < from + count; n += 1) {
        const at = new Date(Date.parse('2026-11-27T00:00:00Z') + n * 60_000);
        const placing = { partnerId, idempotencyKey: `${n}`, at };
        const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa', ...fields };
        const { order, event } = place(request, { lines: [line], total: price }, placing);
        await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
        placed.push(order);
      }
      return placed.map(({ id }) => id);
    },

    /** Changes an order as its saga does. */
    async move(partner: string, orderId: string, to: 'reserved' | 'failed', at: string) {
      const ref = { partnerId: PartnerId.parse(partner), orderId: OrderId.parse(orderId) };
      const step = { run: 'run', at: new Date(at) };
      await orders.change(ref, (now) => claim(now, step));
      const failure = { code: 'out_of_stock', message: 'No mugs.', step: 'reserve-stock' } as const;
      await orders.change(ref, (now) => (to === 'reserved' ? reserve(now, step) : fail(now, failure, step)));
    },

    orderId: (partner: string, n: number) => orderIdFor(PartnerId.parse(partner), `${n}`),

    async ask(partner: string, key: string, fields: Partial<ExportJob> = {}): Promise<ExportJob> {
      const partnerId = PartnerId.parse(partner);
      const at = clock.now().toISOString();
      const job: ExportJob = {
        ...{ id: exportIdFor(partnerId, key), partnerId, kind: 'export', status: 'queued', fingerprint: 'f' },
        ...{ createdAt: at, updatedAt: at, asOf: at, format: 'ndjson', filter: {}, done: 0, rows: 0, ...fields },
      };
      await exports.add(job, 1_000);
      return job;
    },

    /** One start of a job, of which each call runs a slice. */
    start(job: ExportJob) {
      starts += 1;
      const sliceGate = new SliceGate(1);
      const run = { ...refOf(job), start: `start-${starts}`, hub: 'blue', isClaimed: false };
      return async (given: Partial<ExportPorts> = {}) => runExportSlice(run, { ...ports, sliceGate, ...given }, PACE);
    },

    /** Runs slices as the orchestration of one start does, until nothing is left. Returns how many. */
    async run(job: ExportJob, given: Partial<ExportPorts> = {}, pace = PACE): Promise<number> {
      starts += 1;
      // Each run is in a process of its own.
      const sliceGate = new SliceGate(1);
      const run = { ...refOf(job), start: `start-${starts}`, hub: 'blue', isClaimed: false };
      for (let slices = 1; ; slices += 1) {
        const outcome = await runExportSlice(run, { ...ports, sliceGate, ...given }, pace);
        if (outcome.kind === 'done') return slices;
        if (outcome.kind === 'wait') throw new Error('a process of its own has room');
        run.isClaimed = true;
      }
    },

    async stored(job: ExportJob): Promise<ExportJob> {
      const found = await exports.find(refOf(job));
      if (found === undefined) throw new Error(`${job.id} is gone`);
      return found.job;
    },

    idsIn(job: ExportJob): string[] {
      const text = partnerFiles.textOf(fileOf(job)) ?? '';
      return text
        .split('\n')
        .filter((row) => row.trim() !== '')
        .map((row) => (job.format === 'csv' ? (row.split(',', 1)[0] ?? '') : JSON.parse(row).id));
    },
  };
}
