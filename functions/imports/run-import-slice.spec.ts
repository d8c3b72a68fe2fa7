import { describe, expect, it } from 'vitest';
import example from '../../docs/example-order.json' with { type: 'json' };
import { importIdFor, PartnerId, type Sku } from '../../shared/domain/ids.ts';
import {
  createImport,
  type ImportJob,
  repairImport,
  startImport,
  uploadNameOf,
} from '../../shared/domain/import-job.ts';
import type { ImportFormat, Refusal } from '../../shared/domain/import-record.ts';
import { dueTimeOf, type JobRun, refOf, requestCancel } from '../../shared/domain/job.ts';
import type { Money } from '../../shared/domain/money.ts';
import type { Order } from '../../shared/domain/order.ts';
import { findWait, type SwitchedOff } from '../../shared/domain/switched-off.ts';
import type { Jobs } from '../../shared/ports/jobs.ts';
import type { Orders, Placement } from '../../shared/ports/orders.ts';
import { FileChanged, type PartnerFiles } from '../../shared/ports/partner-files.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { SliceGate } from '../jobs/slice-gate.ts';
import { type ImportPorts, runImportSlice } from './run-import-slice.ts';

const partnerId = PartnerId.parse('acme');
const at = new Date('2026-11-27T10:00:00Z');
const euro: Money = { amount: 1299, currency: 'EUR' };

/** Nothing goes on after it, and nobody judges it. */
class Killed extends Unavailable {
  constructor() {
    super('killed');
  }
}

/** Everything that outlives a process. */
class World {
  readonly orders = new Map<string, { order: Order; placement: Placement }>();
  readonly files = new Map<string, { etag: string; bytes: Buffer }>();
  readonly parts = new Map<number, Buffer>();
  job: { job: ImportJob; etag: string };
  now = at.getTime();
  /** What each write was of. */
  readonly writes: ('order' | 'job' | 'part' | 'report' | 'upload')[] = [];
  /** The write at which the process is killed, and whether that write still happens. */
  death: { at: number; isWritten: boolean } | undefined;
  waitingSince: Date | undefined;
  isPartnerKnown = true;
  off: SwitchedOff[] = [];
  /** Called before each order. */
  beforeOrder: () => void = () => undefined;

  constructor(format: ImportFormat, file: string | Buffer) {
    const asked = { id: importIdFor(partnerId, 'k'), partnerId, format, fingerprint: 'f', at };
    const job = createImport({ ...asked, announcedSize: undefined, traceparent: undefined });
    const bytes = Buffer.from(file);
    this.files.set(uploadNameOf(job), { etag: 'one', bytes });
    const started = startImport(job, { etag: 'one', size: bytes.length }, at);
    if (started === undefined) throw new Error('not started');
    this.job = { job: started, etag: '0' };
  }

  async write<T>(of: World['writes'][number], apply: () => T): Promise<T> {
    this.writes.push(of);
    if (this.death?.at !== this.writes.length) return apply();
    if (this.death.isWritten) apply();
    throw new Killed();
  }

  readonly jobs: Jobs<ImportJob> = {
    add: () => Promise.reject(new Error('not here')),
    list: () => Promise.reject(new Error('not here')),
    find: async () => structuredClone(this.job),
    replace: (job, etag) =>
      this.write('job', () => {
        if (etag !== this.job.etag) return undefined;
        this.job = { job: structuredClone(job), etag: String(Number(etag) + 1) };
        return this.job.etag;
      }),
    change: async (ref, decide) => {
      const { job, etag } = structuredClone(this.job);
      const changed = decide(job);
      if (changed === job) return { job, etag };
      const next = await this.jobs.replace(changed, etag);
      return next === undefined ? this.jobs.change(ref, decide) : { job: changed, etag: next };
    },
  };

  readonly partnerFiles: PartnerFiles = {
    createUploadLink: () => Promise.reject(new Error('not here')),
    createDownloadLink: () => Promise.reject(new Error('not here')),
    find: () => Promise.reject(new Error('not here')),
    read: (name, range) => this.#read(name, range),
    writePart: (_, part, bytes) => this.write('part', () => void this.parts.set(part, Buffer.from(bytes))),
    commitParts: (name, count) =>
      this.write('report', () => {
        const parts = Array.from({ length: count }, (_, part) => {
          const bytes = this.parts.get(part);
          if (bytes === undefined) throw new Error('InvalidBlockList');
          return bytes;
        });
        for (const part of this.parts.keys()) if (part >= count) this.parts.delete(part);
        this.files.set(name, { etag: 'report', bytes: Buffer.concat(parts) });
      }),
    remove: (name) => this.write('upload', () => void this.files.delete(name)),
  };

  async *#read(name: string, { etag, from }: { etag: string; from: number }) {
    const file = this.files.get(name);
    if (file?.etag !== etag) throw new FileChanged(name);
    for (let offset = from; offset < file.bytes.length; offset += 1_000) {
      yield file.bytes.subarray(offset, offset + 1_000);
    }
  }

  ports(): ImportPorts {
    const orders: Pick<Orders, 'add' | 'findPlacement'> = {
      add: (order, _, placement) => {
        this.beforeOrder();
        return this.write('order', () => {
          const known = this.orders.get(order.id);
          if (known) return { kind: 'placed_before' as const, placement: known.placement };
          this.orders.set(order.id, { order, placement });
          return { kind: 'added' as const };
        });
      },
      findPlacement: async ({ orderId }) => this.orders.get(orderId)?.placement,
    };
    return {
      ...{ imports: this.jobs, partnerFiles: this.partnerFiles, sliceGate: new SliceGate(2) },
      orders: orders as Orders,
      partners: { find: async (id) => (this.isPartnerKnown ? { id, name: 'Acme', tier: 'gold' } : undefined) },
      catalogue: {
        findPrices: async (skus: readonly Sku[]) =>
          new Map(skus.filter((sku) => sku !== 'GONE').map((sku) => [sku, euro])),
        find: () => Promise.reject(new Error('not here')),
        list: () => Promise.reject(new Error('not here')),
      },
      screeningRules: { current: async () => [] },
      featureSwitches: {
        findWait: async (wanted) => findWait(this.off, wanted, { partner: partnerId, at: new Date(this.now) }),
      },
      waiting: {
        listOldest: async () => (this.waitingSince ? [{ since: this.waitingSince } as never] : []),
      },
      clock: { now: () => new Date(this.now) },
    };
  }

  /** The work of processes one after the other, until nothing is left. */
  async runToEnd(settings = { ordersPerSecond: 100_000, pauseAfterMs: 5_000 }, start = 's1'): Promise<void> {
    let run: JobRun = { ...refOf(this.job.job), start, hub: 'hub', isClaimed: false };
    for (let slice = 0; slice < 200; slice += 1) {
      try {
        const outcome = await runImportSlice(run, this.ports(), settings);
        if (outcome.kind === 'done') return;
        run = { ...run, isClaimed: outcome.kind === 'wait' ? outcome.isClaimed : true };
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        this.death = undefined;
      }
    }
    throw new Error('it never ended');
  }

  get books() {
    const { status, progress, failure } = this.job.job;
    const report = [...this.files].find(([name]) => name.endsWith('report.ndjson'))?.[1].bytes.toString() ?? '';
    const refusals = report
      .split('\n')
      .filter(Boolean)
      .map((row) => JSON.parse(row) as Refusal);
    const skus = [...this.orders.values()].map(({ order }) => order.reference);
    return { status, ...progress, refusals, orders: skus.sort(), ...(failure ? { failure } : {}) };
  }
}

const order = (reference: string, more: object = {}) => JSON.stringify({ ...example, reference, ...more });

const lines = [
  order('a'),
  'not json',
  order('b', { idempotencyKey: 'so-b' }),
  order('a'),
  order('c', { lines: [{ sku: 'GONE', quantity: 1 }] }),
  order('b2', { idempotencyKey: 'so-b' }),
  order('d', { lines: [{ sku: 'TEA-1', quantity: 0 }], colour: 'red' }),
  ...Array.from({ length: 250 }, (_, n) => order(`e${n}`)),
  'no json either',
  order('z'),
];
const expected = {
  ...{ status: 'completed', placed: 253, replayed: 1, refused: 5 },
  refusals: [
    { line: 2, code: 'malformed_json', message: 'The line is not valid JSON in UTF-8.' },
    { line: 5, code: 'unknown_sku', message: 'lines[0].sku is not in the catalogue' },
    {
      line: 6,
      code: 'idempotency_key_reused',
      message: 'The key of the order was already used with a different order.',
    },
    { line: 7, code: 'validation_failed', message: 'lines[0].quantity must be at least 1; colour is unknown' },
    { line: 258, code: 'malformed_json', message: 'The line is not valid JSON in UTF-8.' },
  ],
  orders: ['a', 'b', 'z', ...Array.from({ length: 250 }, (_, n) => `e${n}`)].sort(),
};

const HEADER =
  'orderKey,sku,quantity,shipTo.name,shipTo.street,shipTo.city,shipTo.postalCode,shipTo.country,paymentMethod,reference';
const row = (key: string) => `${key},TEA-1,1,Ada,Street 1,Berlin,10115,DE,pm_card,${key}`;
const csv = [
  HEADER,
  ...Array.from({ length: 150 }, (_, n) => row(`so-${n}`)),
  ...[row('so-150'), 'so-150,"never closed', row('so-150'), 'no row at all', row('so-151'), row('so-152')],
].join('\n');

/** A slice of it ends after some orders. */
function inSlices(): World {
  const world = new World('ndjson', lines.join('\n'));
  world.beforeOrder = () => {
    world.now += 1_000;
  };
  return world;
}

function losingAPart(): World {
  const world = new World('ndjson', lines.join('\n'));
  let isLost = false;
  world.beforeOrder = () => {
    if (world.orders.size < 200 || isLost) return;
    isLost = true;
    world.parts.clear();
  };
  return world;
}

function changed(): World {
  const world = new World('ndjson', order('a'));
  world.files.set(uploadNameOf(world.job.job), { etag: 'two', bytes: Buffer.from(order('b')) });
  return world;
}

/** By its partner, in the middle. */
function cancelled(): World {
  const world = new World('ndjson', lines.join('\n'));
  world.beforeOrder = () => {
    if (world.orders.size !== 150 || world.job.job.cancelRequestedAt) return;
    world.job = { job: requestCancel(world.job.job, at), etag: String(Number(world.job.etag) + 1) };
  };
  return world;
}

describe('an import', () => {
  it('places each order of the file, reports what it refuses, and removes the file', async () => {
    const world = new World('ndjson', lines.join('\n'));
    await world.runToEnd();
    expect(world.books).toEqual(expected);
    expect([...world.files.keys()].map((name) => name.split('/').at(-1))).toEqual(['report.ndjson']);
  });

  it('of the same file again places nothing, also if the catalogue or the rules have changed since', async () => {
    const world = new World('ndjson', `${order('a')}\n${order('b')}\n`);
    await world.runToEnd();
    const again = new World('ndjson', `${order('b')}\n${order('a')}`);
    for (const [id, placed] of world.orders)
      again.orders.set(id, { ...placed, placement: { ...placed.placement, origin: 'imp_0:1' } });
    const ports = again.ports();
    again.ports = () => ({ ...ports, catalogue: { ...ports.catalogue, findPrices: async () => new Map() } });
    await again.runToEnd();
    expect(again.books).toMatchObject({ status: 'completed', placed: 0, replayed: 2, refused: 0, orders: ['a', 'b'] });
  });

  it.each<[name: string, begin: () => World, writes: World['writes'][number][]]>([
    ['that places a file in one go', () => new World('ndjson', lines.join('\n')), ['part', 'report', 'upload']],
    ['that needs several slices', inSlices, ['part', 'report', 'upload']],
    ['whose report loses a part', losingAPart, ['part', 'report', 'upload']],
    ['of CSV in which rows can’t be read', () => new World('csv', csv), ['part', 'report', 'upload']],
    ['of a file that nobody can read', () => new World('csv', 'sku;quantity\nA;1'), ['upload']],
    ['of a file that was changed', changed, ['upload']],
  ])(
    '%s loses and doubles nothing if it is killed at any write, before or after it is carried out',
    async (_, begin, writes) => {
      const whole = begin();
      await whole.runToEnd();
      expect(new Set(whole.writes)).toEqual(new Set([...(writes.length > 1 ? ['order'] : []), 'job', ...writes]));
      for (const isWritten of [false, true]) {
        for (const [n, of] of whole.writes.entries()) {
          // Orders of one batch are all the same.
          if (of === 'order' && n % 20 > 0) continue;
          const world = begin();
          world.death = { at: n + 1, isWritten };
          await world.runToEnd();
          expect({ n, of, isWritten, ...world.books }).toEqual({ n, of, isWritten, ...whole.books });
        }
      }
    },
  );

  it('that is cancelled and killed at any write ends, and has counted and reported once what it did', async () => {
    const whole = cancelled();
    await whole.runToEnd();
    for (const isWritten of [false, true]) {
      for (const [n, of] of whole.writes.entries()) {
        if (of === 'order' && n % 20 > 0) continue;
        const world = cancelled();
        world.death = { at: n + 1, isWritten };
        await world.runToEnd();
        const { refusals, ...books } = world.books;
        const placed = world.orders.size;
        expect({ n, of, isWritten, ...books }).toMatchObject({ status: 'cancelled', placed, refused: refusals.length });
        expect(new Set(refusals.map(({ line }) => line)).size).toBe(refusals.length);
      }
    }
  });

  it('that another start takes over ends in the first, and everything is counted once', async () => {
    const world = new World('ndjson', lines.join('\n'));
    let other: Promise<void> | undefined;
    world.beforeOrder = () => {
      if (world.orders.size === 120) other ??= world.runToEnd(undefined, 's2');
    };
    await world.runToEnd();
    await other;
    expect(world.books).toEqual(expected);
    expect(world.job.job.run?.start).toBe('s2');
  });

  it('ends soon after its partner cancels it, and keeps what it has placed', async () => {
    const world = cancelled();
    await world.runToEnd();
    expect(world.books).toMatchObject({ status: 'cancelled', placed: world.orders.size, refused: 4 });
    expect(world.orders.size).toBeLessThan(220);
    expect(world.books.refusals).toHaveLength(4);
  });

  it('fails if the file is changed after the start, and says which orders stay', async () => {
    const world = changed();
    await world.runToEnd();
    expect(world.books).toMatchObject({ status: 'failed', placed: 0, orders: [], failure: { code: 'file_changed' } });
  });

  it('fails if nobody can read the first line of a CSV file, or if the partner is disabled', async () => {
    const unreadable = new World('csv', 'sku;quantity\nA;1');
    await unreadable.runToEnd();
    expect(unreadable.books.failure).toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('commas'),
    });
    const disabled = new World('ndjson', order('a'));
    disabled.isPartnerKnown = false;
    await disabled.runToEnd();
    expect(disabled.books).toMatchObject({ status: 'failed', orders: [], failure: { code: 'partner_disabled' } });
  });

  it('fails if more lines are refused than a report can have', async () => {
    const world = new World('ndjson', 'x\n'.repeat(50_600));
    await world.runToEnd();
    expect(world.books).toMatchObject({ status: 'failed', refused: 50_500, failure: { code: 'too_many_refused' } });
    expect(world.books.refusals).toHaveLength(50_500);
  });

  it('refuses a line that an error of ours keeps from being placed, and goes on', async () => {
    const world = new World('ndjson', [order('a'), order('b'), order('c')].join('\n'));
    let orders = 0;
    world.beforeOrder = () => {
      orders += 1;
      if (orders === 2) throw new Error('a fault of ours');
    };
    await world.runToEnd();
    expect(world.books).toMatchObject({ status: 'completed', placed: 2, refused: 1 });
    expect(world.books.refusals).toMatchObject([{ code: 'internal_error' }]);
  });

  it('places no more orders in a second than it may', async () => {
    const world = new World('ndjson', Array.from({ length: 40 }, (_, n) => order(`r${n}`)).join('\n'));
    const began = performance.now();
    await world.runToEnd({ ordersPerSecond: 100, pauseAfterMs: 5_000 });
    // A timer may fire a moment early.
    expect(performance.now() - began).toBeGreaterThan(390);
  });

  it('pauses while an order of its partner waits long for its saga', async () => {
    const world = new World('ndjson', order('a'));
    world.waitingSince = new Date(at.getTime() - 6_000);
    const run: JobRun = { ...refOf(world.job.job), start: 's1', hub: 'hub', isClaimed: false };
    const settings = { ordersPerSecond: 20, pauseAfterMs: 5_000 };
    expect(await runImportSlice(run, world.ports(), settings)).toEqual({ kind: 'wait', ms: 5_000, isClaimed: true });
    expect(world.orders.size).toBe(0);
    world.waitingSince = new Date(at.getTime() - 4_000);
    await world.runToEnd(settings);
    expect(world.books).toMatchObject({ status: 'completed', placed: 1 });
  });

  it.each(['imports', 'orders', 'changes'] as const)(
    'pauses while %s are off, and refuses no line',
    async (feature) => {
      const world = new World('ndjson', order('a'));
      const run: JobRun = { ...refOf(world.job.job), start: 's1', hub: 'hub', isClaimed: false };
      const settings = { ordersPerSecond: 20, pauseAfterMs: 5_000 };
      world.off = [{ feature, until: new Date(world.now + 60_000).toISOString(), note: 'a flood' }];
      expect(await runImportSlice(run, world.ports(), settings)).toEqual({ kind: 'wait', ms: 5_000, isClaimed: true });
      expect(world.books).toMatchObject({ status: 'running', orders: [], refused: 0 });
      world.now += 60_000;
      await world.runToEnd(settings);
      expect(world.books).toMatchObject({ status: 'completed', placed: 1, refused: 0 });
    },
  );

  it('that pauses for long says that it is alive, so that nobody takes it for lost', async () => {
    const world = new World('ndjson', order('a'));
    const run: JobRun = { ...refOf(world.job.job), start: 's1', hub: 'hub', isClaimed: false };
    const settings = { ordersPerSecond: 20, pauseAfterMs: 5_000 };
    world.waitingSince = new Date(at.getTime() - 6_000);
    for (let pause = 0; pause < 300; pause += 1) {
      await runImportSlice({ ...run, isClaimed: pause > 0 }, world.ports(), settings);
      expect(world.now).toBeLessThan(Date.parse(dueTimeOf(world.job.job) ?? ''));
      world.now += 5_000;
    }
    expect(world.writes.length).toBeLessThan(20);
  });

  it('that nothing has moved for a day fails, and a slow one does not', async () => {
    const world = new World('ndjson', lines.join('\n'));
    world.beforeOrder = () => {
      world.now += 3_600_000;
    };
    await world.runToEnd();
    expect(world.books).toEqual(expected);
    const stuck = new World('ndjson', order('a'));
    const run: JobRun = { ...refOf(stuck.job.job), start: 's1', hub: 'hub', isClaimed: false };
    const broken = { ...stuck.ports(), partners: { find: () => Promise.reject(new Unavailable('down')) } };
    const settings = { ordersPerSecond: 20, pauseAfterMs: 5_000 };
    await expect(runImportSlice(run, broken, settings)).rejects.toThrow('down');
    stuck.now += 24 * 3_600_000 + 1;
    await stuck.runToEnd(settings);
    expect(stuck.books).toMatchObject({ status: 'failed', placed: 0, failure: { code: 'gave_up' } });
  });

  it('ends a slice in time, and goes on in the next one', async () => {
    const world = inSlices();
    const run: JobRun = { ...refOf(world.job.job), start: 's1', hub: 'hub', isClaimed: false };
    expect(await runImportSlice(run, world.ports(), { ordersPerSecond: 100_000, pauseAfterMs: 5_000 })).toEqual({
      kind: 'more',
    });
    expect(world.orders.size).toBeLessThan(110);
    expect(world.books.refusals).toHaveLength(4);
    await world.runToEnd();
    expect(world.books).toEqual(expected);
  });

  it('begins again if its report has lost a part, and counts everything once', async () => {
    const world = losingAPart();
    await world.runToEnd();
    expect(world.books).toEqual(expected);
    expect(world.job.job.report.repairs).toBe(1);
    expect(repairImport(world.job.job, at).place.offset).toBe(0);
  });
});
