import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createEventStream, type StreamedEvent } from './create-event-stream.ts';

const event = (n: number): StreamedEvent => ({ id: String(n), type: 'order.x', data: { n, text: 'two\nlines' } });
const onEnd = () => {};

async function nothing(enough: AbortSignal): Promise<StreamedEvent[]> {
  if (!enough.aborted) await once(enough, 'abort');
  return [];
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream as unknown as NonNullable<ConstructorParameters<typeof Response>[0]>).text();
}

test('events are written as the standard requires, also with a line break in the data', async () => {
  const batches = [[event(1), event(2)], [event(3)]];
  const next = async (enough: AbortSignal) => batches.shift() ?? nothing(enough);
  const written = await textOf(createEventStream({ next, onEnd, heartbeatMs: 60_000, lifetimeMs: 50 }));
  expect(written.split('\n\n')).toEqual([
    'retry: 1000',
    ...[1, 2, 3].map((n) => `id: ${n}\nevent: order.x\ndata: {"n":${n},"text":"two\\nlines"}`),
    '',
  ]);
});

test('a stream without events sends heartbeats', async () => {
  const written = await textOf(createEventStream({ next: nothing, onEnd, heartbeatMs: 5, lifetimeMs: 40 }));
  expect(written).toContain(': still here\n\n');
});

test('a stream says where to go on from before its first event, and while there are none', async () => {
  let place = 0;
  const idOf = async () => (place > 0 ? String(place) : undefined);
  const next = async (enough: AbortSignal) => {
    place += 1;
    return nothing(enough);
  };
  const times = { heartbeatMs: 5, lifetimeMs: 200 };
  const written = await textOf(createEventStream({ next, idOf, onEnd, ...times }));
  expect(written).toMatch(/^retry: 1000\n\n: still here\nid: 1\n\n: still here\nid: 2\n\n/);
  expect(await textOf(createEventStream({ next: nothing, idOf, onEnd, ...times }))).toMatch(
    /^retry: 1000\nid: \d+\n\n/,
  );
});

test('a stream ends once: when its client leaves, at the end of its lifetime, or with an error', async () => {
  const ends: string[] = [];
  const streamOf = (name: string, next: typeof nothing, lifetimeMs: number) =>
    createEventStream({ next, onEnd: () => ends.push(name), heartbeatMs: 60_000, lifetimeMs });

  const reader = streamOf('left', nothing, 60_000).getReader();
  await reader.read();
  const waiting = reader.read();
  await reader.cancel();
  await waiting;
  await textOf(streamOf('in its time', nothing, 20));
  const broken = async () => {
    throw new Error('the orders are away');
  };
  await expect(textOf(streamOf('by an error', broken, 60_000))).rejects.toThrow('the orders are away');
  expect(ends).toEqual(['left', 'in its time', 'by an error']);
});

test('a stream that nobody reads also ends after its lifetime', async () => {
  await new Promise<void>((resolve) => {
    createEventStream({ next: nothing, onEnd: resolve, heartbeatMs: 60_000, lifetimeMs: 10 });
  });
});

test('nothing is read after the client has left', async () => {
  let asked = 0;
  const next = async () => {
    asked += 1;
    return [event(asked)];
  };
  const reader = createEventStream({ next, onEnd, heartbeatMs: 1_000, lifetimeMs: 60_000 }).getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
  const askedByThen = asked;
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBeLessThanOrEqual(askedByThen + 1);
});
