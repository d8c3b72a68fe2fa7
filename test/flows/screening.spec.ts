import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { operatorOf } from '../ops/operator-of.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { faultsOfEvents } from './faults-of-events.ts';

/** Orders that rules select, with everything behind them. A country stands for each rule. */

let stack: RunningStack;
let acme: PartnerClient;
let ops: (...flags: string[]) => Promise<string>;
const folder = mkdtempSync(join(tmpdir(), 'partner-screening-'));
const rulesFile = join(folder, 'rules.json');

const rule = (id: string, country: string, changes: object = {}) => ({
  ...{ id, description: `goods to ${country}`, when: { countries: [country] } },
  ...{ verdict: 'hold', withinHours: 48, onDeadline: 'reject', ...changes },
});
const rules = [
  rule('hold-no', 'NO'),
  rule('reject-is', 'IS', { verdict: 'reject' }),
  rule('soon-se', 'SE', { withinHours: 0.001, onDeadline: 'release' }),
  rule('many-fi', 'FI', { many: { of: 'recipient', moreThan: 1, withinMinutes: 60 } }),
];

beforeAll(async () => {
  // Nothing but an event or a deadline wakes a saga that waits. What was on hold is authorized again.
  const settings = { SAGA_OUTAGE_DELAY_MS: '3600000', PAYMENT_AUTHORIZATION_MS: '1' };
  stack = await RunningStack.start(async () => settings, { providerEvents: true });
  acme = await stack.partner('acme');
  ops = operatorOf(stack);
  writeFileSync(rulesFile, JSON.stringify(rules));
  await ops('screening', 'rules', 'set', rulesFile);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await stack?.stop();
});

const placeTo = async (country: string, changes: Record<string, unknown> = {}) => {
  const order = anOrder(changes);
  return (
    await acme.place({ ...order, shipTo: { ...(order['shipTo'] as object), country, name: `A. Buyer in ${country}` } })
  ).id;
};
const typesOf = async (id: string) => (await acme.readTimeline(id)).map(({ type }) => type);
const isWaiting = (id: string) =>
  until('the order to be on hold and authorized', async () => {
    const types = await typesOf(id);
    return types.includes('order.held') && types.includes('order.authorized');
  });
const confirmAsPayer = async (id: string) => {
  const url = await until('the payer to be asked', async () => {
    const order = await stack.storedOrder('acme', id);
    return order.status === 'awaiting_payment' && order.payment.action.url;
  });
  await fetch(url, { method: 'POST', body: new URLSearchParams({ outcome: 'approved' }), redirect: 'manual' });
};
const because = ['--because', 'the spec says so'];

test('an order on hold is authorized and not captured, its partner sees no reason, and it is authorized again and paid once when it is released', async () => {
  const id = await placeTo('NO');
  await isWaiting(id);
  const seen = await acme.get(id);
  expect(seen).toMatchObject({ status: 'authorized', hold: { reason: 'under_review' } });
  expect(JSON.stringify([seen, await acme.readTimeline(id)])).not.toMatch(/hold-no|goods to|"screening":/);
  expect((await stack.paymentsOf(id)).map(({ captures }) => captures)).toEqual([0]);
  expect(await ops('orders', 'holds')).toContain(`${id}  acme`);

  expect(await ops('orders', 'release', id, ...because)).toBe(`${id} is released`);
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  // The first authorization is given back.
  expect((await stack.paymentsOf(id)).map(({ status, captures }) => ({ status, captures }))).toEqual([
    { status: 'canceled', captures: 0 },
    { status: 'succeeded', captures: 1 },
  ]);
  expect(await acme.get(id)).not.toHaveProperty('hold');
  expect((await typesOf(id)).slice(-3)).toEqual(['order.released', 'order.booked', 'order.confirmed']);
  expect(await ops('orders', 'release', id, ...because)).toBe(`${id} is already released`);
  await expect(ops('orders', 'reject', id, '--yes', ...because)).rejects.toThrow('does not wait for a verdict');
  expect(await ops('orders', 'holds')).not.toContain(id);
});

test('two operators at once have one outcome, and a rejected order is undone', async () => {
  const id = await placeTo('NO');
  await isWaiting(id);
  const verdicts = await Promise.allSettled([
    ops('orders', 'reject', id, '--yes', ...because),
    ops('orders', 'reject', id, '--yes', ...because),
    ops('orders', 'release', id, ...because),
  ]);
  const { status } = await stack.ended('acme', id);
  const won = verdicts.flatMap((verdict) => (verdict.status === 'fulfilled' ? [verdict.value] : []));
  const word = status === 'confirmed' ? 'released' : 'rejected';
  expect(won.filter((line) => !line.includes('already'))).toEqual([`${id} is ${word}`]);
});

test('a rule that rejects needs nobody: the order fails, and all is given back', async () => {
  const id = await placeTo('IS');
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'failed', failure: { code: 'screening_rejected' } });
  expect((await stack.paymentsOf(id)).every(({ captures }) => captures === 0)).toBe(true);
  expect(await typesOf(id)).not.toContain('order.held');
});

test('a released order whose card needs the payer again fails, and nothing stays authorized', async () => {
  const paymentMethod = 'pm_card_threeDSecure2Required';
  const id = await placeTo('NO', { paymentMethod, returnUrl: 'https://shop.example' });
  await confirmAsPayer(id);
  await isWaiting(id);
  await ops('orders', 'release', id, ...because);
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'failed', failure: { code: 'payment_declined' } });
  expect((await stack.paymentsOf(id)).map(({ status }) => status)).toEqual(['canceled', 'canceled']);
});

test('a new address that a rule selects is screened like a new order', async () => {
  const paymentMethod = 'pm_card_threeDSecure2Required';
  const id = await placeTo('AT', { paymentMethod, returnUrl: 'https://shop.example' });
  await until('the payer to be asked', async () => (await acme.get(id)).status === 'awaiting_payment');
  const { shipTo } = anOrder();
  const headers = { 'if-match': '*', 'content-type': 'application/merge-patch+json' };
  const move = (country: string) =>
    acme.request('PATCH', `/v1/orders/${id}`, { headers, body: { shipTo: { ...(shipTo as object), country } } });
  expect((await move('NO')).status).toBe(200);
  await until('the order to be on hold', async () => (await typesOf(id)).includes('order.held'));
  expect(await acme.get(id)).toMatchObject({ status: 'awaiting_payment', hold: { reason: 'under_review' } });
  // While it waits for a verdict on one address, it moves to another one.
  expect((await move('IS')).status).toBe(200);
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'failed', failure: { code: 'screening_rejected' } });
  expect((await stack.paymentsOf(id)).map(({ status }) => status)).toEqual(['canceled']);
  expect((await typesOf(id)).filter((type) => /updated|held|rejected|failed/.test(type))).toEqual([
    ...['order.updated', 'order.held', 'order.updated', 'order.rejected', 'order.failed'],
  ]);
});

test('an order on hold can be cancelled', async () => {
  const id = await placeTo('NO');
  await isWaiting(id);
  expect((await acme.request('POST', `/v1/orders/${id}/cancel`)).status).toBe(202);
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'cancelled' });
  expect((await stack.paymentsOf(id)).map(({ status }) => status)).toEqual(['canceled']);
});

test('of many orders to one recipient the first is paid, and the next is held', async () => {
  expect(await stack.ended('acme', await placeTo('FI'))).toMatchObject({ status: 'confirmed' });
  const id = await placeTo('FI');
  await isWaiting(id);
  await ops('orders', 'release', id, ...because);
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
});

test('an order that no rule selects is not screened', async () => {
  const id = await placeTo('AT');
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  expect(await stack.storedOrder('acme', id)).not.toHaveProperty('screening');
});

test('a crash while an order is on hold loses nothing: its deadline still decides, and a verdict still arrives', async () => {
  const held = await placeTo('NO');
  await isWaiting(held);
  const soon = await placeTo('SE');
  await until('the order to be placed', async () => (await typesOf(soon)).length > 0);
  await stack.killHost();
  await ops('orders', 'reject', held, '--yes', ...because);
  await stack.restartHost();
  acme = await stack.partner('acme');
  expect(await stack.ended('acme', soon)).toMatchObject({ status: 'confirmed' });
  expect(await stack.ended('acme', held)).toMatchObject({ failure: { code: 'screening_rejected' } });
  expect(await typesOf(soon)).toContain('order.released');
});

test('rules are checked, tried and removed by commands', async () => {
  writeFileSync(rulesFile, JSON.stringify(rule('trial', 'NO', { withinHours: 0 })));
  await expect(ops('screening', 'rules', 'set', rulesFile)).rejects.toThrow('withinHours');
  const id = await placeTo('NO');
  await isWaiting(id);
  writeFileSync(rulesFile, JSON.stringify(rule('trial', 'NO')));
  expect(await ops('screening', 'rules', 'set', rulesFile, '--dry-run')).toContain(`${id} would be selected by trial`);
  expect(await ops('screening', 'rules', 'list')).not.toContain('trial');
  expect(await ops('screening', 'rules', 'remove', 'hold-no', '--yes')).toContain('removed');
  expect(await ops('screening', 'rules', 'list')).not.toContain('hold-no');
  await ops('orders', 'reject', id, '--yes', ...because);
  await stack.ended('acme', id);
});

test('rules that somebody has damaged are named, and mended by commands', async () => {
  const document = stack.container('releases').item('screening-rules', 'screening-rules');
  const { resource: whole } = await document.read();
  onTestFinished(async () => void (await document.replace(whole)));
  const [first, ...others] = whole.rules;
  const damaged = { ...rule('too-long', 'NO'), withinHours: 'a day' };
  await document.replace({ ...whole, rules: [damaged, 7, first, ...others] });
  const list = await ops('screening', 'rules', 'list');
  expect(list).toMatch(/^too-long {2}can’t be read.*withinHours/m);
  expect(list).toMatch(/^2 {2}can’t be read.*screening rules remove 2$/m);
  expect(list).toContain(`${first.id}  ${first.verdict}`);

  writeFileSync(rulesFile, JSON.stringify(rule('too-long', 'NO')));
  expect(await ops('screening', 'rules', 'set', rulesFile)).toContain('until what can’t be read is mended, too: 2');
  expect((await document.read()).resource.rules).toEqual([rule('too-long', 'NO'), 7, first, ...others]);
  expect(await ops('screening', 'rules', 'remove', '2', '--yes')).toContain('2 is removed');
  expect(await ops('screening', 'rules', 'remove', 'too-long', '--yes')).toContain('too-long is removed');
  expect((await document.read()).resource.rules).toEqual(whole.rules);

  await document.replace({ ...whole, rules: 'none' });
  await expect(ops('screening', 'rules', 'remove', first.id, '--yes')).rejects.toThrow('screening rules set FILE');
  await ops('screening', 'rules', 'set', rulesFile);
  expect((await document.read()).resource.rules).toEqual([rule('too-long', 'NO')]);
});

test('every event that was written is as the catalogue promises', async () => {
  const { types, faults } = await faultsOfEvents(stack);
  expect(faults).toEqual([]);
  expect(types).toEqual(expect.arrayContaining(['order.held', 'order.rejected', 'order.released']));
});
