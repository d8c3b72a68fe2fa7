import { expect, test } from 'vitest';
import { ConfirmedCloudEvent } from '../../shared/cloud-event.ts';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { SaleOutcome, Stock } from '../../shared/ports/stock.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { sellReservations } from './sell-reservations.ts';

const partnerId = PartnerId.parse('acme');
const orderId = orderIdFor(partnerId, 'k');
const event = { specversion: '1.0', id: 'evt_1', type: 'order.confirmed', subject: orderId, partnerid: partnerId };
const time = '2026-01-01T12:00:00.000Z';
const lines = [{ sku: Sku.parse('MUG-01'), quantity: 2 }];

async function sold(outcome: SaleOutcome, changes: object = { time }) {
  const asked: unknown[] = [];
  const said: string[] = [];
  const noting =
    <T>(answer: T) =>
    async (...given: unknown[]) => {
      asked.push(...given);
      return answer;
    };
  const stock = { sell: noting(outcome) } as unknown as Stock;
  const orders = { get: noting({ id: orderId, lines }) } as unknown as Orders;
  const note = (line: unknown) => void said.push(String(line));
  const console = { trace: note, debug: note, log: note, info: note, warn: note, error: note };
  await runWithLog(console as unknown as Console, {}, () =>
    sellReservations(ConfirmedCloudEvent.parse({ ...event, ...changes }), { orders, stock }),
  );
  return { asked, said };
}

test('the lines of a confirmed order are sold', async () => {
  const asked = [{ partnerId, orderId }, orderId, lines];
  expect(await sold({ kind: 'sold' })).toEqual({ asked: [...asked, new Date(time)], said: [] });
  // Without a time the reservation is only not known to be old.
  expect(await sold({ kind: 'sold' }, { time: 'soon' })).toEqual({ asked: [...asked, undefined], said: [] });
});

test('a confirmed order without a reservation is reported, and not tried again', async () => {
  const { said } = await sold({ kind: 'not_reserved', skus: [Sku.parse('MUG-01')] });
  expect(said.join()).toContain(`order ${orderId} is confirmed, but nothing is reserved for it of MUG-01`);
});
