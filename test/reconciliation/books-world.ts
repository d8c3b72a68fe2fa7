import type { Container } from '@azure/cosmos';
import { CarrierFixture } from '@partner-orders/provider-simulators/testing/carrier-fixture';
import { PaymentsFixture } from '@partner-orders/provider-simulators/testing/payments-fixture';
import { onTestFinished } from 'vitest';
import { type ReconcilePorts, reconcile } from '../../functions/reconciliation/reconcile.ts';
import { HttpCarrier } from '../../shared/adapters/carrier/http-carrier.ts';
import { HttpShipmentRecords } from '../../shared/adapters/carrier/http-shipment-records.ts';
import { CosmosOrderBooks } from '../../shared/adapters/cosmos/cosmos-order-books.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosReconciliation } from '../../shared/adapters/cosmos/cosmos-reconciliation.ts';
import { CosmosReconciliationAdmin } from '../../shared/adapters/cosmos/cosmos-reconciliation-admin.ts';
import { CosmosRefunds } from '../../shared/adapters/cosmos/cosmos-refunds.ts';
import { StripePaymentRecords } from '../../shared/adapters/stripe/stripe-payment-records.ts';
import { StripePayments } from '../../shared/adapters/stripe/stripe-payments.ts';
import { type OrderRef, orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import {
  authorize,
  book,
  claim,
  compensate,
  confirm,
  fail,
  notePayment,
  reserve,
} from '../../shared/domain/order-changes.ts';
import { place } from '../../shared/domain/order-placement.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { lines, secretsOf, shipTo } from '../adapters/provider-fixture.ts';
import { failure } from '../sample-orders.ts';

const HOUR_MS = 3_600_000;
const partnerId = PartnerId.parse('acme');
const total = { amount: 2500, currency: 'EUR' as const };
const serving = { findReadable: async (type: keyof typeof schemaVersions) => schemaVersions[type] };

/** Real books: ours in Cosmos DB, and those of both providers, over real sockets. The app's clock is three hours later. */
export async function booksWorld({ refundSettlesAfterMs = 3_000 } = {}) {
  const database = await cosmosDatabase();
  const payments = await PaymentsFixture.start({ refundSettlesAfterMs });
  const carrier = await CarrierFixture.start();
  onTestFinished(() => database.close());
  let laterMs = 3 * HOUR_MS;
  const clock = { now: () => new Date(Date.now() + laterMs) };
  const started: string[] = [];
  const sagas = {
    start: async () => {},
    startAgain: async () => {},
    startRefundIfLost: async () => false,
    resume: async () => false,
    startRefund: async ({ refundId }: { refundId: string }) => void started.push(refundId),
  };

  /** The ports of a new process. */
  function connect(
    container: (name: 'orders' | 'reconciliation') => Container = database.container,
    urls = { payments: payments.url, carrier: carrier.url },
  ) {
    const stripe = { url: urls.payments, secrets: secretsOf(`sk_${'test'}_books`), timeoutMs: 5_000, mostCalls: 4 };
    const shipping = { url: urls.carrier, secrets: secretsOf('token'), timeoutMs: 5_000, mostCalls: 4 };
    const orders = new CosmosOrders(container('orders'), serving);
    return {
      ...{ orders, sagas, clock, refunds: new CosmosRefunds(container('orders'), orders) },
      books: new CosmosOrderBooks(container('orders')),
      reconciliation: new CosmosReconciliation(container('reconciliation')),
      paymentRecords: new StripePaymentRecords(stripe),
      payments: new StripePayments(stripe),
      shipmentRecords: new HttpShipmentRecords(shipping),
      carrier: new HttpCarrier(shipping),
    } satisfies ReconcilePorts;
  }
  const ports = connect();
  let placed = 0;

  const settings = { afterMs: HOUR_MS, mostPages: 100 };
  const stripe = payments.stripe();

  return {
    ...{ database, payments, carrier, stripe, connect, ports, clock, started, settings },
    admin: new CosmosReconciliationAdmin(database.container('reconciliation')),
    passTime: (ms: number) => {
      laterMs += ms;
    },
    /** Two rounds: the first of an installation only notes where the next begins. */
    async reconcile(given: ReconcilePorts = ports, changes: Partial<typeof settings> = {}) {
      await reconcile(given, { ...settings, ...changes });
    },
    readOrder: (ref: OrderRef) => ports.orders.get(ref),
    async findRun(id = 'continuous') {
      const run = await new CosmosReconciliationAdmin(database.container('reconciliation')).findRun(id);
      if (run === undefined) throw new Error(`there is no run ${id}`);
      return run;
    },
    dashboard: async (path: string, body: unknown) => {
      const response = await fetch(`${payments.url}/_simulator/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as { id: string };
    },

    /** An order whose payment and shipment are as far as the order says, in all books. */
    async placeOrder(
      end: 'confirmed' | 'failed',
      { held = false, captured = end === 'confirmed', shipped = end === 'confirmed', card = 'pm_card_visa' } = {},
    ) {
      placed += 1;
      const key = `order-${placed}`;
      const ref = { partnerId, orderId: orderIdFor(partnerId, key) };
      const at = new Date();
      const step = { run: 'run-1', at };
      const request = { lines, shipTo, paymentMethod: card };
      const priced = lines.map((line) => ({ ...line, unitPrice: { ...total, amount: 1250 }, total }));
      const { order, event } = place(request, { lines: priced, total }, { partnerId, idempotencyKey: key, at });
      await ports.orders.add(order, event, { fingerprint: '', answer: '{}' });
      const opened = await ports.payments.open({ ...ref, total, paymentMethod: card });
      if (opened.kind !== 'opened') throw new Error(opened.code);
      if (held || captured) await ports.payments.authorize(opened.id);
      if (captured) await ports.payments.capture(opened.id);
      let tracking = { trackingNumber: 'T1', carrier: 'c' };
      if (shipped) {
        const reply = await ports.carrier.book({ orderId: ref.orderId, shipTo, lines });
        if (reply.kind !== 'booked') throw new Error(reply.kind);
        tracking = reply.shipment;
      }
      const change = async (decide: Parameters<typeof ports.orders.change>[1]) =>
        void (await ports.orders.change(ref, decide));
      await change((now) => claim(now, step));
      await change((now) => reserve(now, step));
      await change((now) => notePayment(now, opened.id, step));
      await change((now) => authorize(now, step));
      if (end === 'confirmed') {
        await change((now) => book(now, tracking, step));
        await change((now) => confirm(now, step));
      } else {
        await change((now) => compensate(now, failure, step));
        await change((now) => fail(now, failure, step));
      }
      const done: Order = await ports.orders.get(ref);
      if (done.status !== end) throw new Error(`it is ${done.status}`);
      return { ...ref, paymentId: opened.id };
    },
  };
}
