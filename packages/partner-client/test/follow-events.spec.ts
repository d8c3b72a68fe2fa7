import { expect, test } from 'vitest';
import { type Answer, answer, problem, startAnswering } from './answering-server.ts';
import { collectGarbage } from './collect-garbage.ts';

const event = (id: number) => `id: ${id}\nevent: order.x\ndata: {"sequence":${id}}\n\n`;

function stream(text: string, { isBroken = false } = {}): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text, () => (isBroken ? response.destroy() : response.end()));
  };
}
const open =
  (text: string): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text);
  };

test('a stream that breaks goes on after its last event, with none left out or doubled', async () => {
  const { client, received } = await startAnswering([
    stream(`retry: 1\n\n: still here\n\n${event(1)}${event(2)}id: 3\ndata: {"seq`, { isBroken: true }),
    answer(503, problem('service_unavailable')),
    stream(event(3)),
    open(event(4)),
  ]);
  const seen: unknown[] = [];
  for await (const { id, event } of client.orders.follow('ord_1')) {
    seen.push([id, event]);
    if (seen.length === 4) break;
  }
  expect(seen).toEqual([1, 2, 3, 4].map((sequence) => [String(sequence), { sequence }]));
  expect(received.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '2', '2', '3']);
});

test('it goes on after the event that you have seen, and ends when you abort', async () => {
  const stop = new AbortController();
  const { client, received } = await startAnswering([open(event(8))]);
  const follow = async () => {
    for await (const { id } of client.orders.follow('ord_1', { after: '7', signal: stop.signal })) {
      expect(id).toBe('8');
      stop.abort();
    }
  };
  await expect(follow()).rejects.toMatchObject({ name: 'AbortError' });
  expect(received[0]?.headers['last-event-id']).toBe('7');
});

test('it ends when you abort, however long it has been silent', async () => {
  const stop = new AbortController();
  const { client } = await startAnswering([open(event(8))]);
  const events = client.orders.follow('ord_1', { signal: stop.signal });
  await events.next();
  const next = events.next();
  await collectGarbage();
  stop.abort();
  await expect(next).rejects.toMatchObject({ name: 'AbortError' });
});

test('an order that isn’t there is an error, not an endless wait', async () => {
  const { client } = await startAnswering([answer(404, problem('not_found'))]);
  await expect(client.orders.follow('ord_1').next()).rejects.toMatchObject({ code: 'not_found' });
});

test('all events are followed by their cursor, with the wanted types', async () => {
  const { client, received } = await startAnswering([stream(`retry: 1\n\n${event(1)}`), open(event(2))]);
  const seen: string[] = [];
  for await (const { id } of client.events.follow({ types: ['order.*', 'order.failed'], after: '0' })) {
    seen.push(id);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual(['1', '2']);
  expect(received.map(({ path }) => decodeURIComponent(path))).toEqual([
    '/v1/events/stream?after=0&types=order.*,order.failed',
    '/v1/events/stream?after=1&types=order.*,order.failed',
  ]);
});

test('what happens between two streams is not left out if nothing had come since `latest`', async () => {
  const page = (events: number[], nextCursor: string) =>
    answer(200, { data: events.map((sequence) => ({ sequence })), meta: { limit: 1, nextCursor, hasMore: false } });
  const { client, received } = await startAnswering([
    ...[page([], '4'), stream('retry: 1\n\n: still here\n\n'), open(event(5))],
    ...[page([5], '5'), open(event(6))],
  ]);
  for await (const { id } of client.events.follow({ after: 'latest' })) {
    expect(id).toBe('5');
    break;
  }
  const seen: unknown[] = [];
  for await (const { id, event } of client.events.follow({ after: 'latest' })) {
    seen.push([id, event]);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual([5, 6].map((sequence) => [String(sequence), { sequence }]));
  expect(received.map(({ path }) => path.split('after=')[1])).toEqual([
    'latest&limit=1',
    '4',
    '4',
    'latest&limit=1',
    '5',
  ]);
});

test('wrong credentials end the loop', async () => {
  const { client, breakTokens } = await startAnswering([]);
  breakTokens(answer(401, { error: 'invalid_client' }));
  await expect(client.orders.follow('ord_1').next()).rejects.toMatchObject({ code: 'invalid_client' });
});

test('leaving the loop closes the connection', async () => {
  let closed: () => void = () => {};
  const isClosed = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const { client } = await startAnswering([
    (request, response) => {
      response.on('close', closed);
      open(event(1))(request, response);
    },
  ]);
  for await (const _ of client.orders.follow('ord_1')) break;
  await isClosed;
});

test('an id without an event is where a stream goes on, and never before an event that is still to be read', async () => {
  const { client, received } = await startAnswering([
    stream(`retry: 1\n${'id: 1\n'}\n${event(2)}: still here\r\nid: 7\r\n\r\n`),
    stream(`id: 7\n\n${event(8)}${event(9)}id: 11\n\n`, { isBroken: true }),
    open(event(12)),
  ]);
  const places: string[] = [];
  const connections: unknown[] = [];
  const seen: string[] = [];
  const onPlace = (id: string) => void places.push(id);
  const onConnection = ({ state }: { state: string }) => void connections.push(state);
  for await (const { id } of client.events.follow({ after: '0', onPlace, onConnection })) {
    seen.push(id);
    if (id === '12') break;
  }
  expect(seen).toEqual(['2', '8', '9', '12']);
  expect(places.slice(0, 3)).toEqual(['1', '7', '7']);
  const begins = received.map(({ path }) => path.split('after=')[1]);
  expect(begins.slice(0, 2)).toEqual(['0', '7']);
  // What had not been read when the connection broke comes again, the heartbeat too.
  expect(begins[2]).toMatch(/^(9|11)$/);
  expect(connections).toEqual(['open', 'open', 'lost', 'open']);
});

test('a stream is read in whatever pieces it comes, with every kind of line end', async () => {
  const text = `\uFEFFretry: 1\r\n\r\nid: 1\r\ndata: {"a":\ndata: 1}\n\r\nid:2\rdata:{}\r\rdata: {"b":2}\nfoo: bar\n\n`;
  const bytes = new TextEncoder().encode(text);
  const { client } = await startAnswering([
    async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const byte of bytes) await new Promise<void>((next) => response.write(Uint8Array.of(byte), () => next()));
    },
  ]);
  const seen: unknown[] = [];
  for await (const followed of client.events.follow()) {
    seen.push(followed);
    if (seen.length === 3) break;
  }
  expect(seen).toEqual([
    { id: '1', event: { a: 1 } },
    { id: '2', event: {} },
    { id: '2', event: { b: 2 } },
  ]);
});
