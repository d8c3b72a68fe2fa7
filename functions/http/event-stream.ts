import { setTimeout as sleep } from 'node:timers/promises';

export interface StreamedEvent {
  /** What a client that comes back sends as Last-Event-ID. */
  id: string;
  type: string;
  data: unknown;
}

/** How streams live, whatever they tell. */
export interface StreamTimes {
  pollMs: number;
  /** A comment goes out when nothing else has for so long, so that proxies keep the connection. */
  heartbeatMs: number;
  /** Then the stream ends, and the client comes back where it was. */
  lifetimeMs: number;
}

export interface EventStreamOptions extends StreamTimes {
  /** What has happened since it was asked the last time; the stream ends with an error when it throws. */
  next(): Promise<StreamedEvent[]>;
}

/** Server-sent events (WHATWG HTML, 9.2): what `next` finds, until the client leaves or the stream has lived its time. */
export function eventStream({ next, pollMs, heartbeatMs, lifetimeMs }: EventStreamOptions): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const encoder = new TextEncoder();

  async function* texts(): AsyncGenerator<string> {
    yield 'retry: 1000\n\n';
    const end = performance.now() + lifetimeMs;
    let lastWord = performance.now();
    while (!left.signal.aborted && performance.now() < end) {
      const events = await next();
      if (events.length > 0 || performance.now() - lastWord > heartbeatMs) {
        lastWord = performance.now();
        yield events.length > 0 ? events.map(textOf).join('') : ': still here\n\n';
      }
      await sleep(pollMs, undefined, { signal: left.signal }).catch(() => undefined);
    }
  }

  const source = texts();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel() {
      left.abort();
    },
  });
}

function textOf({ id, type, data }: StreamedEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
