import { expect, test } from 'vitest';
import { eventStream, type StreamedEvent } from './event-stream.ts';

const event = (n: number): StreamedEvent => ({ id: String(n), type: 'order.x', data: { n, text: 'two\nlines' } });

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream as unknown as NonNullable<ConstructorParameters<typeof Response>[0]>).text();
}

test('events are written as the standard wants them, a line break in the data included', async () => {
  const batches = [[event(1), event(2)], [], [event(3)]];
  const stream = eventStream({
    next: async () => batches.shift() ?? [],
    pollMs: 1,
    heartbeatMs: 60_000,
    lifetimeMs: 50,
  });
  const written = await textOf(stream);
  expect(written.split('\n\n')).toEqual([
    'retry: 1000',
    ...[1, 2, 3].map((n) => `id: ${n}\nevent: order.x\ndata: {"n":${n},"text":"two\\nlines"}`),
    '',
  ]);
});

test('a stream on which nothing happens says that it is still there', async () => {
  const written = await textOf(eventStream({ next: async () => [], pollMs: 1, heartbeatMs: 5, lifetimeMs: 40 }));
  expect(written).toContain(': still here\n\n');
});

test('when the client leaves, nobody is asked any more', async () => {
  let asked = 0;
  const next = async () => {
    asked += 1;
    return [event(asked)];
  };
  const reader = eventStream({ next, pollMs: 1, heartbeatMs: 1_000, lifetimeMs: 60_000 }).getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
  const askedByThen = asked;
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBeLessThanOrEqual(askedByThen + 1);
});
