import type { JSONObject } from '@azure/cosmos';
import { expect, test } from 'vitest';
import { beginRun } from '../../shared/domain/reconciliation-run.ts';
import { booksWorld } from './books-world.ts';

const day = 24 * 3_600_000;

test('books that agree leave nothing behind, and another round compares nothing again', async () => {
  const world = await booksWorld();
  await world.placeOrder('confirmed');
  await world.placeOrder('failed');
  await world.reconcile();
  await world.reconcile();
  const { counts } = await world.findRun();
  // Each payment, the shipment, and both of them from our side.
  expect(counts).toMatchObject({ matching: 5, repaired: 0, difference: 0, failed: 0, in_progress: 0 });
  await world.reconcile();
  expect((await world.findRun()).counts).toEqual(counts);
  expect((await world.admin.listOpen()).findings).toEqual([]);
});

test('what is held or booked for a failed order is given back', async () => {
  const world = await booksWorld();
  const { paymentId, orderId } = await world.placeOrder('failed', { held: true, shipped: true });
  await world.reconcile();
  await world.reconcile();
  expect((await world.stripe.paymentIntents.retrieve(paymentId)).status).toBe('canceled');
  expect((await world.carrier.get(orderId)).body).toMatchObject({ status: 'cancelled' });
  expect((await world.findRun()).counts).toMatchObject({ repaired: 2, difference: 0 });
});

test('money that is kept for a failed order is reported once, is not refunded, and resolves itself when a person refunds it', async () => {
  const world = await booksWorld();
  const { paymentId, orderId, partnerId } = await world.placeOrder('failed', { captured: true });
  await world.reconcile();
  await world.reconcile();
  const [found] = (await world.admin.listOpen()).findings;
  expect(found).toMatchObject({
    subject: { kind: 'payment', id: paymentId, order: { orderId, partnerId } },
    difference: { code: 'payment_of_undone_order', ours: 'failed' },
  });
  world.passTime(day);
  await world.reconcile();
  expect((await world.admin.listOpen()).findings).toMatchObject([{ id: found?.id, since: found?.since }]);
  await world.stripe.refunds.create({ payment_intent: paymentId });
  world.passTime(day);
  await world.reconcile();
  expect((await world.admin.listOpen()).findings).toEqual([]);
});

test('a difference that can’t be read again does not keep the others from their turn', async () => {
  const world = await booksWorld();
  const two = [
    await world.placeOrder('failed', { captured: true }),
    await world.placeOrder('failed', { captured: true }),
  ];
  await world.reconcile();
  await world.reconcile();
  expect((await world.admin.listOpen()).findings).toHaveLength(2);
  for (const { paymentId } of two) await world.stripe.refunds.create({ payment_intent: paymentId });
  world.passTime(day);
  const { paymentRecords } = world.ports;
  let broken: string | undefined;
  const find = async (id: string) => {
    broken ??= id;
    if (id === broken) throw new Error('nobody can read it');
    return paymentRecords.find(id);
  };
  const list: typeof paymentRecords.list = (...given) => paymentRecords.list(...given);
  await world.reconcile({ ...world.ports, paymentRecords: { ...paymentRecords, find, list } as typeof paymentRecords });
  expect((await world.admin.listOpen()).findings.map(({ subject }) => subject.id)).toEqual([broken]);
});

/** Changes a stored document past all our code. */
async function damage(world: Awaited<ReturnType<typeof booksWorld>>, id: string, fields: JSONObject) {
  const item = world.database.container('reconciliation').item(id, id);
  const { resource } = await item.read<JSONObject>();
  await item.replace({ ...resource, ...fields });
}

test('a damaged difference and a damaged request of an operator are left out, listed and removable, and the others go on', async () => {
  const world = await booksWorld();
  const two = [
    await world.placeOrder('failed', { captured: true }),
    await world.placeOrder('failed', { captured: true }),
  ];
  await world.reconcile();
  await world.reconcile();
  for (const { paymentId } of two) await world.stripe.refunds.create({ payment_intent: paymentId });
  const [broken] = (await world.admin.listOpen()).findings;
  if (broken === undefined) throw new Error('nothing differs');
  const asked = { since: new Date(0), isDry: false, by: 'ada' };
  await world.admin.requestRun(beginRun({ ...asked, id: 'run_broken' }, world.clock.now()));
  await world.admin.requestRun(beginRun({ ...asked, id: 'run_whole', isDry: true }, world.clock.now()));
  await damage(world, broken.id, { finding: { id: broken.id, since: 'soon' } });
  await damage(world, 'run_broken', { run: 'gone' });
  world.passTime(day);
  await world.reconcile();
  const { findings, unreadable } = await world.admin.listOpen();
  expect(findings).toEqual([]);
  expect(unreadable.map(({ id }) => id).sort()).toEqual([broken.id, 'run_broken']);
  expect(await world.findRun('run_whole')).toMatchObject({ state: 'done' });
  for (const { id } of unreadable) expect(await world.admin.removeDamaged(id)).toBe('removed');
  expect(await world.admin.removeDamaged('run_whole')).toBe('none');
  expect((await world.admin.listOpen()).unreadable).toEqual([]);
});

test('a damaged difference is found again with its list, and one of a newer version is left as it is', async () => {
  const world = await booksWorld();
  for (let n = 0; n < 2; n += 1) await world.placeOrder('failed', { captured: true });
  await world.reconcile();
  await world.reconcile();
  const [damaged, newer] = (await world.admin.listOpen()).findings;
  if (damaged === undefined || newer === undefined) throw new Error('nothing differs');
  await damage(world, damaged.id, { finding: 'gone' });
  await damage(world, newer.id, { schemaVersion: 2, finding: 'of another form' });
  const asked = { id: 'run_again', since: new Date(0), isDry: false, by: 'ada' };
  await world.admin.requestRun(beginRun(asked, world.clock.now()));
  world.passTime(day);
  await world.reconcile();
  expect(await world.findRun('run_again')).toMatchObject({ state: 'done' });
  const { findings, unreadable } = await world.admin.listOpen();
  expect(findings.map(({ id }) => id)).toEqual([damaged.id]);
  expect(unreadable).toEqual([{ id: newer.id, fault: 'a newer version of the app wrote it' }]);
  expect(await world.admin.removeDamaged(newer.id)).toBe('newer');
});

test.each([{ run: 'gone' }, { state: null }])(
  'the run that never ends begins again if its document is damaged: %j',
  async (fields) => {
    const world = await booksWorld();
    await world.reconcile();
    await damage(world, 'continuous', fields);
    const { paymentId } = await world.placeOrder('failed', { held: true });
    await world.reconcile();
    await world.reconcile();
    expect((await world.stripe.paymentIntents.retrieve(paymentId)).status).toBe('canceled');
  },
);

test('a refund and a dispute at the provider whose events were lost are booked', async () => {
  const world = await booksWorld();
  const refunded = await world.placeOrder('confirmed');
  const disputed = await world.placeOrder('confirmed');
  await world.reconcile();
  await world.reconcile();
  world.passTime(day);
  await world.dashboard('refunds', { payment_intent: refunded.paymentId, amount: 900 });
  await world.dashboard('disputes', { payment_intent: disputed.paymentId, amount: 100 });
  // The provider counts in seconds, and its list of refunds was read up to an hour ago by the app's clock.
  await world.admin.requestRun(
    beginRun({ id: 'run_1', since: new Date(0), isDry: false, by: 'ada' }, world.clock.now()),
  );
  await world.reconcile();
  expect(await world.readOrder(refunded)).toMatchObject({ status: 'partially_refunded', refunds: { refunded: 900 } });
  expect(await world.readOrder(disputed)).toMatchObject({ disputes: [{ status: 'open', amount: 100 }] });
  const run = await world.findRun('run_1');
  expect(run).toMatchObject({ state: 'done', counts: { difference: 0, failed: 0 } });
  expect(run.found.map(({ what }) => what).sort()).toEqual(['book_disputes', 'book_refunds']);
});

test('an order that the providers know nothing of is a difference, and so are their objects that we do not know', async () => {
  const world = await booksWorld();
  const lost = await world.placeOrder('confirmed', { shipped: false });
  const [, other] = [lost.orderId, lost.orderId.replace(/.$/, (last) => (last === '0' ? '1' : '0'))];
  await world.carrier.book(other);
  await world.carrier.book('of-another-system');
  const intent = {
    amount: 500,
    currency: 'eur',
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    confirm: true,
  } as const;
  const automatic = { automatic_payment_methods: { enabled: true, allow_redirects: 'never' } } as const;
  await world.stripe.paymentIntents.create({
    ...intent,
    ...automatic,
    metadata: { partnerId: 'acme', orderId: other },
  });
  await world.stripe.paymentIntents.create({ ...intent, ...automatic });
  await world.reconcile();
  await world.reconcile();
  const codes = (await world.admin.listOpen()).findings.map(({ difference }) => difference?.code);
  expect(codes.sort()).toEqual(['payment_without_order', 'shipment_missing', 'shipment_without_order']);
  expect((await world.findRun()).counts.not_ours).toBe(2);
});

test('a dry run says what it would do, and does and notes nothing', async () => {
  const world = await booksWorld();
  const held = await world.placeOrder('failed', { held: true });
  const kept = await world.placeOrder('failed', { captured: true });
  await world.reconcile();
  await world.admin.requestRun(
    beginRun({ id: 'run_1', since: new Date(0), isDry: true, by: 'ada' }, world.clock.now()),
  );
  // The run that never ends gets no page.
  await world.reconcile(world.ports, { mostPages: 6 });
  expect((await world.findRun('run_1')).found).toEqual(
    expect.arrayContaining([
      { subject: `payment ${held.paymentId}`, orderId: held.orderId, what: 'release_payment' },
      { subject: `payment ${kept.paymentId}`, orderId: kept.orderId, what: 'payment_of_undone_order' },
    ]),
  );
  expect((await world.stripe.paymentIntents.retrieve(held.paymentId)).status).toBe('requires_capture');
  expect((await world.admin.listOpen()).findings).toEqual([]);
});

test('what is too young, or in progress, is compared later', async () => {
  const world = await booksWorld();
  const { paymentId } = await world.placeOrder('failed', { held: true });
  await world.reconcile(world.ports, { afterMs: 4 * 3_600_000 });
  await world.reconcile(world.ports, { afterMs: 4 * 3_600_000 });
  expect((await world.findRun()).counts.repaired).toBe(0);
  world.passTime(2 * 3_600_000);
  await world.reconcile(world.ports, { afterMs: 4 * 3_600_000 });
  expect((await world.stripe.paymentIntents.retrieve(paymentId)).status).toBe('canceled');
});

test('only one process works on a run, and another continues it once the first is lost', async () => {
  const world = await booksWorld();
  await world.reconcile();
  const { paymentId } = await world.placeOrder('failed', { held: true });
  const run = await world.findRun();
  const [claimed] = (await world.ports.reconciliation.listOpenRuns()).runs;
  if (claimed === undefined) throw new Error('there is no run');
  await world.ports.reconciliation.saveRun({
    ...claimed,
    leasedUntil: new Date(world.clock.now().getTime() + 60_000).toISOString(),
  });
  await world.reconcile(world.connect());
  expect((await world.findRun()).positions).toEqual(run.positions);
  world.passTime(61_000);
  await world.reconcile(world.connect());
  expect((await world.stripe.paymentIntents.retrieve(paymentId)).status).toBe('canceled');
});

test('comparing an order costs few request units, and nothing to compare nearly none', async () => {
  const world = await booksWorld();
  await world.reconcile();
  let spent = 0;
  const note = (_: string, requestUnits: number) => {
    spent += requestUnits;
  };
  const ports = world.connect((name) => world.database.counting(name, note));
  const measure = async () => {
    spent = 0;
    await world.reconcile(ports);
    return spent;
  };
  for (let n = 0; n < 50; n += 1) await world.placeOrder('confirmed');
  const busy = await measure();
  await measure();
  const idle = await measure();
  expect((await world.findRun()).counts).toMatchObject({ matching: 200, difference: 0, failed: 0 });
  expect(idle).toBeLessThan(60);
  expect((busy - idle) / 50).toBeLessThan(2.5);
});
