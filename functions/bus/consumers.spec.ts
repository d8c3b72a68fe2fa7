import { expect, test } from 'vitest';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { Rejection } from '../../shared/domain/rejection.ts';
import { consume } from './consume.ts';
import { consumers } from './consumers.ts';

const silent = { info() {}, warn() {}, error() {} };
const partnerId = PartnerId.parse('acme');
const event = {
  specversion: '1.0',
  id: 'evt_1',
  subject: orderIdFor(partnerId, 'po-1'),
  partnerid: partnerId,
  sequence: 1,
  time: '2026-01-01T00:00:00.000Z',
  data: { total: { amount: 100, currency: 'EUR' } },
};

const shipped = {
  ...{ provider: 'carrier', eventId: 'msg_1', type: 'shipment.shipped', at: '2026-01-01T00:00:00.000Z' },
  ...{ reference: event.subject, trackingNumber: 'LP1', status: 'shipped', version: 2, packages: [] },
};

const ofStock = { type: 'stock.low', specversion: '1.0', subject: 'MUG-01', data: { available: 3, lowStockAt: 5 } };

/** Whether the consumer ran on an event with these changes, and what was set aside. */
async function consumed({ name, subscription, reads }: (typeof consumers)[number], changes: { type: string }) {
  const rejected: Rejection[] = [];
  let runs = 0;
  const work = async () => {
    runs += 1;
  };
  const ports = {
    clock: { now: () => new Date(0) },
    rejections: { add: async (rejection: Rejection) => void rejected.push(rejection) },
    retries: { schedule: () => Promise.reject(new Error('nothing is to be sent again')) },
    patience: { firstDelayMs: 1, maxDelayMs: 1, giveUpMs: 1 },
  };
  const delivery = { body: { ...event, ...changes }, metadata: undefined, console: silent };
  await consume({ name, subscription, reads, work }, delivery, ports);
  return { runs, rejected };
}

test.each(consumers.map((row) => [row.name, row] as const))(
  '%s sets aside an event of an unknown type, with everything that is needed to send it again, and does nothing else',
  async (name, row) => {
    const { runs, rejected } = await consumed(row, { type: 'order.teleported' });
    expect(runs).toBe(0);
    expect(rejected).toMatchObject([
      { consumer: name, kind: 'unreadable', event: { type: 'order.teleported', orderId: event.subject } },
    ]);
    expect(JSON.parse(rejected[0]?.message.body ?? '')).toEqual({ ...event, type: 'order.teleported' });
  },
);

test.each(consumers.map((row) => [row.name, row] as const))('%s processes an event of a known type', async (_, row) => {
  const known = {
    ...{ saga: {}, reports: {}, stock: { type: 'order.confirmed' } },
    ...{ providers: { type: shipped.type, data: shipped }, catalogue: ofStock, screening: {} },
  };
  const changes = { type: 'order.placed', ...known[row.subscription] };
  expect(await consumed(row, changes)).toEqual({ runs: 1, rejected: [] });
});
