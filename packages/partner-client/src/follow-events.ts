import { setTimeout as pause } from 'node:timers/promises';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { TokenRefused } from './access-tokens.ts';
import { ApiProblem, NoAnswer } from './api-problem.ts';

export interface FollowOptions {
  /** The id of the last event that you have seen; without it, the stream begins with the first event. */
  readonly after?: string;
  readonly signal?: AbortSignal;
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
  { after, signal = new AbortController().signal }: FollowOptions,
): AsyncGenerator<Followed<T>> {
  let last = after;
  let retryMs = 1_000;
  let failures = 0;
  const keepRetry = (ms: number) => {
    retryMs = ms;
  };
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst) await pause(Math.min(20_000, retryMs * 2 ** failures), undefined, { signal });
    failures += 1;
    const silence = new AbortController();
    const watchdog = setTimeout(() => silence.abort(new Error('the connection is silent')), SILENCE_MS);
    try {
      const { response, error } = await open(last, AbortSignal.any([signal, silence.signal]));
      if (!response.ok || response.body === null) {
        throw new ApiProblem(response, error);
      }
      const events = response.body
        .pipeThrough(refresh(watchdog))
        .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
        .pipeThrough(new EventSourceParserStream({ onRetry: keepRetry }));
      for await (const { id, data } of events) {
        failures = 0;
        last = id ?? last;
        yield { id: last ?? '', event: JSON.parse(data) as T };
      }
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SyntaxError) throw error;
      const isKnown = error instanceof ApiProblem || error instanceof TokenRefused;
      const isPassing = isKnown ? passing.has(error.status) : true;
      if (!isPassing || (isFirst && (isKnown || error instanceof NoAnswer))) throw error;
    } finally {
      clearTimeout(watchdog);
    }
  }
}

/** Every byte shows that the connection is alive, a comment too. */
function refresh(watchdog: NodeJS.Timeout): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      watchdog.refresh();
      controller.enqueue(chunk);
    },
  });
}
