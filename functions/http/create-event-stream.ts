export interface StreamedEvent {
  /** A client that reconnects sends it as Last-Event-ID. */
  id: string;
  type: string;
  data: unknown;
}

/** The timing of every stream. */
export interface StreamTimes {
  /** After this time without an event, the stream sends a comment, so that proxies keep the connection open. */
  heartbeatMs: number;
  /** After this time the stream ends, and the client reconnects and continues from its last event. */
  lifetimeMs: number;
}

export interface EventStreamOptions extends StreamTimes {
  /**
   * Returns what has happened since the last call, or nothing when `enough` is aborted. If it throws, the stream ends
   * with an error.
   */
  next(enough: AbortSignal): Promise<StreamedEvent[]>;
  /**
   * The id to go on from while there are no events. It is sent without an event, which a client keeps as its last id
   * (WHATWG HTML, 9.2.6).
   */
  idOf?(): Promise<string | undefined>;
  /** Called exactly once, however the stream ends. */
  onEnd(): void;
}

/** Server-sent events (WHATWG HTML, 9.2): sends what `next` returns until the client leaves or the lifetime is over. */
export function createEventStream({
  next,
  idOf,
  onEnd,
  heartbeatMs,
  lifetimeMs,
}: EventStreamOptions): ReadableStream<Uint8Array> {
  const end = new AbortController();
  end.signal.addEventListener('abort', () => onEnd(), { once: true });
  // A timer, because nothing else checks the time while nobody reads.
  const lifetime = setTimeout(() => end.abort(), lifetimeMs);
  const encoder = new TextEncoder();

  async function* generateTexts(): AsyncGenerator<string> {
    yield `retry: 1000\n${await placeOf(idOf)}\n`;
    while (!end.signal.aborted) {
      const events = await waitForEvents(next, heartbeatMs, end.signal);
      if (events.length > 0) yield events.map(textOf).join('');
      else if (!end.signal.aborted) yield `: still here\n${await placeOf(idOf)}\n`;
    }
  }
  const finish = () => {
    clearTimeout(lifetime);
    end.abort();
  };

  const source = generateTexts();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await source.next();
        if (!done) return controller.enqueue(encoder.encode(value));
        finish();
        controller.close();
      } catch (error) {
        finish();
        throw error;
      }
    },
    cancel: finish,
  });
}

async function waitForEvents(
  next: EventStreamOptions['next'],
  heartbeatMs: number,
  end: AbortSignal,
): Promise<StreamedEvent[]> {
  const enough = new AbortController();
  const stop = () => enough.abort();
  const timer = setTimeout(stop, heartbeatMs);
  end.addEventListener('abort', stop, { once: true });
  try {
    return await next(enough.signal);
  } finally {
    clearTimeout(timer);
    end.removeEventListener('abort', stop);
  }
}

async function placeOf(idOf: EventStreamOptions['idOf']): Promise<string> {
  const id = await idOf?.();
  return id === undefined ? '' : `id: ${id}\n`;
}

function textOf({ id, type, data }: StreamedEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
