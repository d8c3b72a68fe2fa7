import { join } from 'node:path';
import { startHostProcess } from '@partner-orders/embedded-azure/host-process';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../tools/root.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

const SHARE = 3;

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ EVENTS_STREAMS_PER_PARTNER: String(SHARE) }));
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

/** Reads events from the stream until one of this type arrives, then disconnects. */
async function eventsUntil(
  type: string,
  orderId: string,
  headers: Record<string, string> = {},
  client = acme,
): Promise<string[]> {
  const response = await client.request('GET', `/v1/orders/${orderId}/events`, { headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(`event: ${type}\n`) && text.endsWith('\n\n')) break;
  }
  return [...text.matchAll(/^id: (\d+)\nevent: (\S+)$/gm)].map(([, id, event]) => `${id} ${event}`);
}

const whole = ['1 order.placed', '2 order.reserved', '3 order.authorized', '4 order.booked', '5 order.confirmed'];

test('a stream sends the events of an order as they happen, from first to last', async () => {
  const { id } = await acme.place(anOrder());
  expect(await eventsUntil('order.confirmed', id)).toEqual(whole);
});

test('a client that reconnects gets the events that it has missed, and none twice', async () => {
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  expect(await eventsUntil('order.confirmed', id, { 'last-event-id': '3' })).toEqual(whole.slice(3));
  expect(await eventsUntil('order.confirmed', id, { 'last-event-id': 'nonsense' })).toEqual(whole);
  expect(await eventsUntil('order.confirmed', id, { 'last-event-id': '99' })).toEqual(whole);
});

test('answers 404 for a stream of another partner’s order', async () => {
  const { id } = await acme.place(anOrder());
  const globex = await stack.partner('globex');
  expect((await globex.request('GET', `/v1/orders/${id}/events`)).status).toBe(404);
});

/** Opens streams of the order until one is refused. */
async function openAll(client: PartnerClient, orderId: string) {
  const open: Response[] = [];
  for (;;) {
    const response = await client.request('GET', `/v1/orders/${orderId}/events`);
    if (response.status !== 200) return { open, refused: response };
    open.push(response);
  }
}
const leave = (streams: Response[]) => Promise.all(streams.map((stream) => stream.body?.cancel()));

test('the number of open streams per partner is limited; other partners are not affected, and a stream that ends frees a place', async () => {
  const { id } = await acme.place(anOrder());
  const { open, refused } = await openAll(acme, id);
  expect(open.length).toBe(SHARE);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  expect(await refused.json()).toMatchObject({ error: { code: 'too_many_streams' } });

  const globex = await stack.partner('globex');
  const { id: another } = await globex.place(anOrder());
  const theirs = await openAll(globex, another);
  expect(theirs.open.length).toBe(SHARE);

  await leave([...open, ...theirs.open]);
  // A stream that never opens is not counted.
  for (let n = 0; n < 2 * SHARE; n += 1) {
    expect((await acme.request('GET', `/v1/orders/${another}/events`)).status).not.toBe(200);
  }
  const again = await until('the places to be free', async () => {
    const { open } = await openAll(acme, id);
    await leave(open);
    return open.length === SHARE;
  });
  expect(again).toBe(true);
});

test('each of two processes has its own limit of streams, and sends events that the other process caused', async () => {
  const second = await startHostProcess({
    scriptRoot: root,
    stateDirectory: join(stack.directory, 'second-host'),
    port: 0,
    settings: { ...stack.prepared.settings, ...stack.settings, EVENT_TRIGGERS: 'off' },
    output: () => {},
  });
  try {
    const there = new PartnerClient(second.url, await stack.tokenOf('acme'));
    const { id } = await there.place(anOrder());
    expect(await eventsUntil('order.confirmed', id, {}, there)).toEqual(whole);
    const [one, two] = [await openAll(acme, id), await openAll(there, id)];
    expect([one.open.length, two.open.length]).toEqual([SHARE, SHARE]);
    await leave([...one.open, ...two.open]);
  } finally {
    await second.stop();
  }
});
