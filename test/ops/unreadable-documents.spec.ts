import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { operatorOf } from './operator-of.ts';

let stack: RunningStack;
let acme: PartnerClient;
let ops: (...flags: string[]) => Promise<string>;
let file: string;

beforeAll(async () => {
  // Slow enough to damage an event before it is sent.
  stack = await RunningStack.start(async () => ({ OUTBOX_POLL_MS: '2000' }));
  acme = await stack.partner('acme');
  ops = operatorOf(stack);
  file = join(stack.directory, 'document.json');
});
afterAll(() => stack?.stop());

type Document = Record<string, unknown> & { id: string };

/** Changes a document in a way that no code of ours does. */
async function spoil(id: string, orderId: string, change: (document: Document) => object): Promise<void> {
  const item = stack.container('orders').item(id, ['acme', orderId]);
  const { resource } = await item.read<Document>();
  if (resource === undefined) throw new Error(`there is no ${id}`);
  await item.replace({ ...resource, ...change(resource) });
}
const eventId = (orderId: string, sequence: number) => `evt_${orderId.slice(4)}_${sequence}`;
const withEvent = (changes: object) => (document: Document) => ({
  event: { ...(document['event'] as object), ...changes },
});

async function confirmed(): Promise<string> {
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  return id;
}
const shown = async (id: string) => JSON.parse(await ops('documents', 'show', id, '--json'));
const save = (document: unknown) => writeFileSync(file, JSON.stringify(document));
const repair = (id: string, why = 'a typing mistake') =>
  ops('documents', 'repair', id, '--file', file, '--because', why);

test('an event that can’t be sent is parked with the field at fault; repaired from a file, it is sent and its order confirmed', async () => {
  const { id } = await acme.place(anOrder());
  const event = eventId(id, 1);
  await spoil(event, id, withEvent({ type: 'order.plaecd' }));
  await until('the event to be parked', async () => (await shown(event)).parked);
  expect(await ops('outbox', 'list')).toMatch(new RegExp(`^${event}  of order ${id}  of acme, .*event\\.type: `));
  const { name } = anOrder()['shipTo'] as { name: string };
  for (const call of [
    ['documents', 'repair', event, '--file', file],
    ['documents', 'drop', event, '--yes'],
    ['outbox', 'retry', event],
  ]) {
    await expect(ops(...call, '--because', `${name} asks`)).rejects.toThrow('--because names the person');
  }

  save(await shown(event));
  await expect(repair(event)).rejects.toThrow(`can't be read either: event.type`);
  const broken = await shown(event);
  save({ ...broken, event: { ...broken.event, type: 'order.placed', sequence: 2 } });
  await expect(repair(event)).rejects.toThrow('event.sequence: must be 1');
  save({ ...broken, partnerId: 'globex' });
  await expect(repair(event)).rejects.toThrow('partnerId must stay acme');
  writeFileSync(file, 'nonsense');
  await expect(repair(event)).rejects.toThrow("document.json can't be read");
  writeFileSync(file, '[]');
  await expect(repair(event)).rejects.toThrow('it must be one JSON object');

  save({ ...broken, event: { ...broken.event, type: 'order.placed' } });
  await spoil(event, id, () => ({ touched: true }));
  await expect(repair(event)).rejects.toThrow('has changed since it was shown');
  save({ ...(await shown(event)), event: { ...broken.event, type: 'order.placed' } });
  expect(await repair(event)).toContain('is repaired');
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  expect(await ops('outbox', 'list')).toBe('none');
  expect(await ops('story', id)).toMatch(
    new RegExp(`document repaired +by .+ {2}${event} was repaired: a typing mistake`),
  );
  await expect(repair(event)).rejects.toThrow('can be read: there is nothing to repair');
  expect(await ops('outbox', 'retry', '--all')).toBe('none is parked');
  await expect(ops('outbox', 'retry', 'nope')).rejects.toThrow('there is no event nope');
});

describe('an order with one event that can’t be read', () => {
  let id: string;
  let event: string;

  beforeAll(async () => {
    id = await confirmed();
    event = eventId(id, 2);
    await spoil(event, id, withEvent({ by: 'nobody' }));
  });

  test('is shown to its partner with all other events, and is logged for the operator', async () => {
    const timeline = await acme.readTimeline(id);
    expect(timeline.map(({ sequence, type }) => [sequence, type])).toEqual([
      [1, 'order.placed'],
      [2, 'unreadable'],
      [3, 'order.authorized'],
      [4, 'order.booked'],
      [5, 'order.confirmed'],
    ]);
    await until('a line in the log', async () =>
      stack.output.join('').includes(`event ${event} of order ${id} can't be shown: event.by: `),
    );
    const answer = await acme.request('GET', `/v1/orders/${id}/timeline`);
    expect(await answer.text()).not.toContain('nobody');
  });

  test('is also streamed to its partner', async () => {
    const ended = new AbortController();
    const token = await stack.tokenOf('acme');
    const response = await fetch(new URL(`/v1/orders/${id}/events`, stack.host.url), {
      headers: { authorization: `Bearer ${token}` },
      signal: ended.signal,
    });
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes('order.confirmed')) break;
    }
    ended.abort();
    expect(text).toContain('event: unreadable');
    expect(text).toContain('event: order.authorized');
  });

  test('is shown to the operator with the field at fault; a rebuild of reports names it', async () => {
    const text = await ops('story', id);
    expect(text).toMatch(new RegExp(`2\\. +unreadable +${event} can't be read: event\\.by: `));
    expect(text).toContain(`documents repair ${event} --file FILE`);
    expect(text).toMatch(/order\.confirmed +by saga/);
    await spoil(eventId(id, 5), id, withEvent({ at: 'yesterday' }));
    const rebuilt = await ops('reports', 'rebuild', '--partner', 'acme');
    expect(rebuilt).toContain(`${eventId(id, 5)} can't be read, so days before`);
    // Parking it changes the document.
    await until('the event to be parked', async () => (await shown(eventId(id, 5))).parked);
    const later = await shown(eventId(id, 5));
    save({ ...later, event: { ...later.event, at: new Date().toISOString() } });
    await repair(later.id);
  });

  test('continues without the event once it is dropped: it is never sent, and is kept with the name of the operator', async () => {
    const drop = (document: string) =>
      ops('documents', 'drop', document, '--yes', '--because', 'nobody knows what it said');
    await until('the event to be parked', async () => (await shown(event)).parked);
    // It is parked again until it is repaired.
    const since = (await shown(event)).parked.at;
    expect(await ops('outbox', 'retry', event)).toContain(`${event} still can't be read`);
    await until('the event to be parked again', async () => (await shown(event)).parked?.at > since);
    expect(await drop(event)).toContain('is dropped');
    expect(await shown(event)).toMatchObject({
      event: { by: 'nobody' },
      dropped: { why: 'nobody knows what it said' },
    });
    expect(await ops('outbox', 'list')).toBe('none');
    expect((await acme.readTimeline(id))[1]).toMatchObject({ sequence: 2, type: 'unreadable' });
    expect(await ops('story', id)).toMatch(/document dropped +by .+: nobody knows what it said/);
    await expect(drop(event)).rejects.toThrow('is already dropped');
    await expect(drop(eventId(id, 1))).rejects.toThrow("can be read: only what can't be read is dropped");
    await expect(drop(id)).rejects.toThrow('orders are never dropped');
    await expect(drop('evt_none')).rejects.toThrow('there is no order or event evt_none');
  });
});

test('an order that can’t be read is listed and shown with the field at fault, and can be repaired', async () => {
  const id = await confirmed();
  await spoil(id, id, ({ order }) => ({ status: 'pending', order: { ...(order as object), version: 'five' } }));
  expect(await ops('orders', 'list')).toContain(`${id}  acme  can't be read: order.version: `);
  expect(await ops('story', id)).toMatch(
    new RegExp(`^${id}  acme  unreadable[^]*order\\.version: [^]*order\\.confirmed`),
  );
  const document = await shown(id);
  save({ ...document, status: 'confirmed', order: { ...document.order, version: 5 } });
  await repair(id);
  expect(await acme.get(id)).toMatchObject({ status: 'confirmed', version: 5 });
});

test('a document whose partner has no valid id stops no reason: its command says what is wrong', async () => {
  const id = await confirmed();
  const { resource } = await stack.container('orders').item(id, ['acme', id]).read<Document>();
  const odd = `ord_${'0'.repeat(26)}`;
  await stack.container('orders').items.create({ ...resource, id: odd, orderId: odd, partnerId: 'NO PARTNER' });
  save({});
  await expect(repair(odd)).rejects.toThrow(`${odd} can be read: there is nothing to repair`);
});
