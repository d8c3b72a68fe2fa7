import { expect, onTestFinished, test } from 'vitest';
import { tripwire } from '../chaos/tripwire.ts';
import { booksWorld } from './books-world.ts';

type World = Awaited<ReturnType<typeof booksWorld>>;
const READS = ['get', 'query'];

/** A process that dies when its nth write is done: it gets no answer, and nothing that it sends from then on arrives. */
async function processOf({ database, payments, carrier, connect }: World, diesAfter: number) {
  const writes: string[] = [];
  const dead = Promise.withResolvers<void>();
  const isDead = () => writes.length >= diesAfter;
  const wait = () => new Promise<never>(() => {});
  const note = (write: string) => {
    writes.push(write);
    if (isDead()) dead.resolve();
  };
  const wires = await Promise.all(
    [payments.url, carrier.url].map((url) =>
      tripwire(url, ({ label, when }) => {
        if (isDead()) return wait();
        if (when === 'after') note(label.replaceAll(/(pi|ord)_\w+/g, '$1'));
        return isDead() && wait();
      }),
    ),
  );
  onTestFinished(() => Promise.all(wires.map((wire) => wire.close())).then(() => undefined));
  const [stripe, shipping] = wires.map(({ url }) => url);
  const ports = connect(
    (name) =>
      database.intercepted(name, async (call, send) => {
        if (isDead()) return wait();
        const response = await send();
        if (!READS.includes(call)) note(`${call} ${name}`);
        return isDead() ? wait() : response;
      }),
    { payments: stripe ?? '', carrier: shipping ?? '' },
  );
  return { ports, writes, death: dead.promise };
}

/** Books that differ in each way that a round repairs or reports. */
async function differing() {
  const world = await booksWorld();
  const undone = await world.placeOrder('failed', { held: true, shipped: true });
  const kept = await world.placeOrder('failed', { captured: true });
  const paid = await world.placeOrder('confirmed');
  await world.dashboard('refunds', { payment_intent: paid.paymentId, amount: 900 });
  await world.dashboard('disputes', { payment_intent: paid.paymentId, amount: 100 });
  await world.reconcile();
  return { world, undone, kept, paid };
}

async function expectRepaired({ world, undone, kept, paid }: Awaited<ReturnType<typeof differing>>, after: string) {
  const [released, booked] = await Promise.all(
    [undone, paid].map(({ paymentId }) => world.stripe.paymentIntents.retrieve(paymentId)),
  );
  const order = await world.readOrder(paid);
  const { findings: open } = await world.admin.listOpen();
  const found = {
    ...{ released: released?.status, shipment: (await world.carrier.get(undone.orderId)).body },
    ...{ captured: booked?.amount_received, refunds: 'refunds' in order && order.refunds },
    ...{ disputes: 'disputes' in order && order.disputes, open: open.map(({ subject }) => subject.id) },
  };
  expect({ after, ...found }).toMatchObject({
    ...{ after, released: 'canceled', shipment: { status: 'cancelled' } },
    ...{ captured: 2500, refunds: { count: 1, refunded: 900, pending: 0 } },
    ...{ disputes: [{ status: 'open', amount: 100 }], open: [kept.paymentId] },
  });
  const events = (await world.ports.orders.readTimeline(paid))?.map((event) => event.type) ?? [];
  expect(events.filter((type) => type === 'order.refunded' || type === 'order.disputed')).toHaveLength(2);
}

test('a round whose process is killed after any of its writes is ended by another one: each repair is made once, and each difference is reported once', async () => {
  const writes: string[] = [];
  for (let n = 1; ; n += 1) {
    const books = await differing();
    const process = await processOf(books.world, n);
    const round = books.world.reconcile(process.ports).catch(() => undefined);
    await Promise.race([round, process.death]);
    if (process.writes.length < n) break;
    writes.push(process.writes.at(-1) ?? '');
    // Its lease ends.
    books.world.passTime(121_000);
    await books.world.reconcile(books.world.connect());
    await books.world.reconcile(books.world.connect());
    await expectRepaired(books, writes.join(', '));
  }
  for (const write of ['POST /v1/payment_intents/pi/cancel', 'DELETE /v1/shipments/ord', 'batch orders']) {
    expect(writes).toContain(write);
  }
  expect(writes.length).toBeGreaterThan(8);
});
