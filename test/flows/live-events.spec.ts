import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/** The length of a heartbeat, so that hours of silence fit into a test. */
const TIMES = { EVENTS_POLL_MS: '5', EVENTS_HEARTBEAT_MS: '10', EVENTS_LIFETIME_MS: '600000' };

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ ...TIMES, GATEWAY_REQUIRED: 'true' }));
  acme = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
});
afterAll(() => stack?.stop());

/** A client of server-sent events that keeps what it receives until the connection breaks or it disconnects. */
async function listen(orderId: string, lastEventId?: string) {
  return listenTo(`/v1/orders/${orderId}/events`, lastEventId);
}

async function listenTo(path: string, lastEventId?: string) {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const response = await acme.request('GET', path, { headers });
  expect(response.status).toBe(200);
  const heard = { text: '', ended: false };
  const reader = response.body?.getReader();
  const reading = (async () => {
    for (;;) {
      const { done, value } = (await reader?.read().catch(() => undefined)) ?? { done: true, value: undefined };
      if (done) break;
      heard.text += Buffer.from(value).toString();
    }
    heard.ended = true;
  })();
  return {
    beats: () => heard.text.split(': still here').length - 1,
    events: () => [...heard.text.matchAll(/^id: (\d+)\nevent: (\S+)$/gm)].map(([, id, type]) => `${id} ${type}`),
    feed: () => {
      return [...heard.text.matchAll(/^id: (\S+)\nevent: \S+\ndata: (.*)$/gm)].map(([, id = '', data = '']) => ({
        id,
        ...(JSON.parse(data) as { orderId: string; sequence: number }),
        cursor: id,
      }));
    },
    ended: () => heard.ended,
    async leave() {
      await reader?.cancel().catch(() => undefined);
      await reading;
    },
  };
}

test('a stream stays open through the gateway while nothing happens, and sends new events at once', async () => {
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'done_but_timed_out', times: 1 });
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  const stream = await listen(id);
  // An hour of silence, with one heartbeat per fifteen seconds.
  await until('240 heartbeats', async () => stream.beats() >= 240);
  expect(stream.ended()).toBe(false);

  const patch = { 'if-match': '*', 'content-type': 'application/merge-patch+json' };
  const patched = await acme.request('PATCH', `/v1/orders/${id}`, { body: { reference: 'live' }, headers: patch });
  expect(patched.status).toBe(200);
  await until('the change to be heard', async () => stream.events().at(-1)?.endsWith('order.updated'));
  await stream.leave();
});

type Feed = {
  data: { id: string; type: string; orderId: string; sequence: number }[];
  meta: { nextCursor: string; hasMore: boolean };
};

async function readFeed(query: Record<string, string>, client = acme): Promise<Feed> {
  const response = await client.request('GET', `/v1/events?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Feed;
}

/** The feed from a cursor on, until the last event of the order is there. */
async function readFeedUntil(after: string, orderId: string, last: number): Promise<Feed['data']> {
  const events: Feed['data'] = [];
  for (let cursor = after; ; ) {
    const { data, meta } = await readFeed({ after: cursor, limit: '2' });
    events.push(...data);
    cursor = meta.nextCursor;
    if (events.some((event) => event.orderId === orderId && event.sequence === last)) return events;
  }
}

test('the feed has every event of a partner once, in sequence, over a host that was killed, and of no other partner', async () => {
  const globex = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('globex'));
  // The feed lags: when it has this order, it has all events that were before.
  const { meta } = await readFeed({ after: 'latest' });
  const before = await acme.place(anOrder());
  await readFeedUntil(meta.nextCursor, before.id, (await stack.ended('acme', before.id)).version);
  const begin = (await readFeed({ after: 'latest' })).meta.nextCursor;
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  const ours = await acme.place(anOrder());
  const theirs = await globex.place(anOrder());
  await readFeedUntil(begin, ours.id, 1);
  await stack.killHost();
  await stack.mend('carrier');
  await stack.restartHost();
  const { version } = await stack.ended('acme', ours.id);
  await stack.ended('globex', theirs.id);
  const events = await readFeedUntil(begin, ours.id, version);
  expect(events.map(({ orderId, sequence }) => [orderId, sequence])).toEqual(
    Array.from({ length: version }, (_, n) => [ours.id, n + 1]),
  );
  const confirmed = await readFeed({ after: begin, types: 'order.confirmed' });
  expect(confirmed.data.map(({ orderId, type }) => [orderId, type])).toEqual([[ours.id, 'order.confirmed']]);
  // From the beginning, with everything that was before.
  const all = await readFeed({ limit: '200', types: 'order.*' });
  expect(all.data.at(-1)).toMatchObject({ orderId: ours.id, sequence: version });

  const refused = async (query: string, client = acme) => {
    const response = await client.request('GET', `/v1/events?${query}`);
    return [response.status, ((await response.json()) as { error: { code: string } }).error.code];
  };
  expect(await refused(`after=${begin}`, globex)).toEqual([400, 'invalid_cursor']);
  expect(await refused('after=yesterday')).toEqual([400, 'invalid_cursor']);
  for (const types of ['order.forgotten', '*', 'order', 'order.*,', 'product.*']) {
    expect(await refused(`types=${types}`)).toEqual([400, 'validation_failed']);
  }
});

test('the stream of all events goes on after its last event when the host dies, and sends what the list has', async () => {
  const begin = (await readFeed({ after: 'latest' })).meta.nextCursor;
  const before = await listenTo(`/v1/events/stream?after=${begin}`);
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  const first = await acme.place(anOrder());
  await until('some events', async () => before.feed().length >= 2);
  await stack.killHost();
  await until('the stream to break', async () => before.ended());
  await stack.mend('carrier');
  await stack.restartHost();
  const after = await listenTo('/v1/events/stream?types=order.*', before.feed().at(-1)?.cursor);
  const second = await acme.place(anOrder());
  const last = [await stack.ended('acme', first.id), await stack.ended('acme', second.id)];
  const both = () => [...before.feed(), ...after.feed()].map(({ orderId, sequence }) => `${orderId} ${sequence}`);
  await until('the last events', async () => last.every(({ id, version }) => both().includes(`${id} ${version}`)));
  await after.leave();
  const listed = await readFeed({ after: begin, limit: '200' });
  expect(both()).toEqual(listed.data.map(({ orderId, sequence }) => `${orderId} ${sequence}`));
});

test('when the host dies the stream breaks, and continues with Last-Event-ID: nothing is lost or repeated', async () => {
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  const { id } = await acme.place(anOrder());
  const before = await listen(id);
  await until('some events', async () => before.events().length >= 2);
  await stack.killHost();
  await until('the stream to break', async () => before.ended());

  await stack.mend('carrier');
  await stack.restartHost();
  const last = before.events().at(-1)?.split(' ')[0];
  const after = await listen(id, last);
  const { version } = await stack.ended('acme', id);
  await until('the last event', async () => after.events().at(-1)?.startsWith(`${version} `));
  const sequence = [...before.events(), ...after.events()].map((event) => Number(event.split(' ')[0]));
  expect(sequence).toEqual(Array.from({ length: version }, (_, n) => n + 1));
  await after.leave();
});
