import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import type { HttpContext } from '../http-context.ts';
import { OpenStreams } from '../open-streams.ts';
import { answerRequest } from '../pipeline.ts';
import { streamEvents } from './stream-events.ts';

/** The ids of the events at the start of a stream, for an order with three events. */
async function idsAfter(lastEventId: string): Promise<string[]> {
  const event = (sequence: number) => ({ id: `evt_${sequence}`, type: 'order.placed', sequence, at: '', by: 'saga' });
  const timeline = [1, 2, 3].map(event);
  const ports = {
    clock: { now: () => new Date(0) },
    accessTokens: { verify: async () => ({ clientId: 'c', scopes: new Set(['orders.read']) }) },
    partners: { findByClient: async () => ({ id: 'acme', name: 'Acme', tier: 'small' }) },
    openStreams: new OpenStreams({ perPartner: 1, inAll: 1 }),
    settings: { streams: { heartbeatMs: 100, lifetimeMs: 300 } },
    orders: {
      find: async () => ({ version: 3 }),
      readTimeline: async (_: unknown, after: number) => timeline.filter(({ sequence }) => sequence > after),
    },
    orderFeed: { follow: async () => () => undefined },
  } as unknown as HttpContext;
  const request = new HttpRequest({
    method: 'GET',
    url: 'http://127.0.0.1/v1/orders/x/events',
    params: { orderId: 'ord_00000000000000000000000000' },
    headers: { authorization: 'Bearer t', 'last-event-id': lastEventId },
  });
  const silent = { info() {}, warn() {}, error() {} };
  const { body } = await answerRequest(streamEvents, request, ports, silent);
  let text = '';
  for await (const chunk of body as ReadableStream<Uint8Array>) text += Buffer.from(chunk).toString();
  return [...text.matchAll(/^id: ?(\d+)$/gm)].map(([, id = '']) => id);
}

test.each([
  ['2', ['3']],
  ['3', []],
  ['4', ['1', '2', '3']],
  ['999999999999999', ['1', '2', '3']],
  ['nonsense', ['1', '2', '3']],
])('after Last-Event-ID %s the client gets %j, and an id that does not exist yet counts as none', async (last, ids) => {
  expect(await idsAfter(last)).toEqual(ids);
});
