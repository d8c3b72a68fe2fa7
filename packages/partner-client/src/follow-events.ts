import { TokenRefused } from './access-tokens.ts';
import { ApiProblem, NoAnswer } from './api-problem.ts';
import { Deadline } from './deadline.ts';
import { parseEventStream } from './parse-event-stream.ts';
import { pauseFor } from './pause-for.ts';

/** What happens to the connection of a stream. It is opened again after every break. */
export type StreamConnection =
  | { readonly state: 'open' }
  | { readonly state: 'lost'; readonly cause: unknown; readonly retryInMs: number };

export interface FollowOptions {
  /** The id of the last event that you have seen; without it, the stream begins with the first event. */
  readonly after?: string;
  readonly signal?: AbortSignal;
  /** The longest pause before the connection is opened again. 20,000 by default. */
  readonly maxDelayMs?: number;
  /** Called when the stream is open, and when the connection is lost; for a log. */
  readonly onConnection?: (connection: StreamConnection) => void;
  /** Called now and then while there are no events, with an id to go on from that is later than the last event's. */
  readonly onPlace?: (id: string) => void;
}

/** An event as it is sent, with the id to go on from. */
export interface Followed<T> {
  /** Keep it: as `after`, it continues with the next event. */
  readonly id: string;
  readonly event: T;
}

/** The API sends a comment at least every 15 s, so a connection that is silent for longer than this is dead. */
const SILENCE_MS = 45_000;
/** A stream ends with these when the server is busy or restarts. */
const passing = new Set([429, 500, 502, 503, 504]);

/**
 * Events as they happen, without end: leave the loop, or abort the signal. A connection that breaks is opened again after
 * the last event, so that none is left out or comes twice.
 *
 * @param open opens the stream after an event
 */
export async function* followEvents<T>(
  open: (after: string | undefined, signal: AbortSignal) => Promise<{ response: Response; error?: unknown }>,
  { after, signal = new AbortController().signal, maxDelayMs = 20_000, onConnection, onPlace }: FollowOptions,
): AsyncGenerator<Followed<T>> {
  let last = after;
  let retryMs = 1_000;
  let failures = 0;
  const keepRetry = (ms: number) => {
    retryMs = ms;
  };
  for (let isFirst = true; ; isFirst = false) {
    failures += 1;
    let cause: unknown;
    // Every byte shows that the connection is alive, a comment too.
    const watchdog = new Deadline(SILENCE_MS, 'the connection is silent', signal);
    try {
      const { response, error } = await open(last, watchdog.signal);
      if (!response.ok || response.body === null) {
        throw new ApiProblem(response, error);
      }
      onConnection?.({ state: 'open' });
      const blocks = watchdog
        .guard(response.body)
        .pipeThrough(watchChunks(() => watchdog.restart()))
        .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
        .pipeThrough(parseEventStream(keepRetry));
      for await (const { id, data } of blocks) {
        failures = 0;
        last = id ?? last;
        if (data !== undefined) yield { id: last ?? '', event: JSON.parse(data) as T };
        else if (id !== undefined) onPlace?.(id);
      }
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SyntaxError) throw error;
      const isKnown = error instanceof ApiProblem || error instanceof TokenRefused;
      const isPassing = isKnown ? passing.has(error.status) : true;
      if (!isPassing || (isFirst && (isKnown || error instanceof NoAnswer))) throw error;
      cause = error;
    } finally {
      watchdog.end();
    }
    // Many clients lose their connection at the same moment.
    const delay = Math.min(maxDelayMs, retryMs * 2 ** failures) * (0.5 + Math.random() / 2);
    if (cause !== undefined) onConnection?.({ state: 'lost', cause, retryInMs: delay });
    await pauseFor(delay, signal);
  }
}

/** Calls back with each chunk that passes. */
function watchChunks(noteChunk: () => void): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      noteChunk();
      controller.enqueue(chunk);
    },
  });
}
