import * as restate from '@restatedev/restate-sdk';
import type { HttpCarrier } from '../../../shared/adapters/carrier/http-carrier.ts';
import type { StripePayments } from '../../../shared/adapters/stripe/stripe-payments.ts';
import { OrderId } from '../../../shared/domain/ids.ts';
import type { OrderTables, StoredOrder } from './order-tables.ts';

interface Ports {
  tables: OrderTables;
  payments: StripePayments;
  carrier: HttpCarrier;
}

/** A refusal: nothing that another attempt changes. Anything else that is thrown is tried again by Restate. */
const refused = (code: string) => new restate.TerminalError(code);

/** Before the capture an order is undone if a provider doesn't come back in time; afterwards it only goes forward. */
const patient = { initialRetryInterval: 100, maxRetryInterval: 10_000, maxRetryDuration: { minutes: 15 } };

/** The whole saga of an order as a workflow whose key is the order. Each step may run twice, and its undo is noted before it. */
export function createOrderWorkflow({ tables, payments, carrier }: Ports) {
  return restate.workflow({
    name: 'order',
    handlers: {
      async run(context: restate.WorkflowContext): Promise<void> {
        const id = OrderId.parse(context.key);
        const undo: { name: string; run: () => Promise<unknown> }[] = [];
        try {
          undo.unshift({ name: 'release stock', run: () => tables.releaseStock(id) });
          const order = await context.run('reserve stock', () => reserve(id), patient);

          const { paymentId } = await context.run('open payment', () => open(order), patient);
          undo.unshift({ name: 'release payment', run: () => payments.release(paymentId) });
          await context.run('authorize payment', () => authorize(id, paymentId), patient);

          undo.unshift({ name: 'cancel shipment', run: () => carrier.cancel(id) });
          await context.run('book shipment', () => book(order), patient);

          await context.run('capture and confirm', () => capture(id, paymentId));
        } catch (error) {
          if (!(error instanceof restate.TerminalError)) throw error;
          for (const { name, run } of undo) await context.run(name, async () => void (await run()));
          const failure = { code: error.message };
          const open = ['pending', 'reserved', 'authorized', 'booked'] as const;
          await context.run('fail', () => tables.change(id, open, 'failed', { failure }));
        }
      },
    },
  });

  type Order = Pick<StoredOrder, 'id' | 'partner' | 'body'>;

  async function reserve(id: OrderId): Promise<Order> {
    const order = await tables.get(id);
    if ((await tables.reserve(order)) === 'out_of_stock') throw refused('out_of_stock');
    return { id: order.id, partner: order.partner, body: order.body };
  }

  async function open({ id, partner, body }: Order): Promise<{ paymentId: string }> {
    const { total, paymentMethod } = body;
    const reply = await payments.open({ orderId: OrderId.parse(id), partnerId: partner, total, paymentMethod });
    if (reply.kind !== 'opened') throw refused(`payment ${reply.code}`);
    return { paymentId: reply.id };
  }

  async function authorize(id: OrderId, paymentId: string): Promise<void> {
    const reply = await payments.authorize(paymentId);
    if (reply.kind !== 'done') throw refused(`payment ${'code' in reply ? reply.code : reply.kind}`);
    await tables.change(id, ['reserved'], 'authorized', { payment: { id: paymentId } });
  }

  async function book({ id, body: { shipTo, lines } }: Order): Promise<void> {
    const reply = await carrier.book({ orderId: OrderId.parse(id), shipTo, lines: lines as never });
    if (reply.kind !== 'booked') throw refused(`carrier ${reply.code}`);
    const { trackingNumber, carrier: name } = reply.shipment;
    await tables.change(OrderId.parse(id), ['authorized'], 'booked', { shipment: { trackingNumber, carrier: name } });
  }

  async function capture(id: OrderId, paymentId: string): Promise<void> {
    const reply = await payments.capture(paymentId);
    if (reply.kind !== 'done') throw refused(`capture ${reply.code}`);
    await tables.confirm(id);
  }
}

export type OrderWorkflow = ReturnType<typeof createOrderWorkflow>;
