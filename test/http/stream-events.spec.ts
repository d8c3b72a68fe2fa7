import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerClient } from '../../scripts/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

/** Reads events from the stream until one of the type has come, then leaves. */
async function eventsUntil(type: string, orderId: string, headers: Record<string, string> = {}): Promise<string[]> {
  const response = await acme.request('GET', `/v1/orders/${orderId}/events`, { headers });
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

test('the events of an order come while they happen, from the first to the last', async () => {
  const { id } = await acme.place(anOrder());
  expect(await eventsUntil('order.confirmed', id)).toEqual(whole);
});

test('a client that comes back gets what it has missed, and nothing twice', async () => {
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  expect(await eventsUntil('order.confirmed', id, { 'last-event-id': '3' })).toEqual(whole.slice(3));
  expect(await eventsUntil('order.confirmed', id, { 'last-event-id': 'nonsense' })).toEqual(whole);
});

test('another partner’s order has no stream', async () => {
  const { id } = await acme.place(anOrder());
  const globex = await stack.partner('globex');
  expect((await globex.request('GET', `/v1/orders/${id}/events`)).status).toBe(404);
});
