import type { ServerResponse } from 'node:http';

/**
 * Makes the stream in a handler's result end with the connection. The library reads it through `values()` and
 * writes chunk after chunk without a look at the connection: it would read on when the client has gone, and pile
 * up in memory what a slow client has not taken. So this stream's own `values()` waits until the connection has
 * drained, and the stream is cancelled as soon as the client leaves.
 *
 * @param result what the handler returned: a response, or what a response is made of
 * @returns what the library is to make the response of
 */
export function followConnection(result: unknown, response: ServerResponse): unknown {
  if (typeof result !== 'object' || result === null || !('body' in result)) return result;
  const { body } = result;
  if (body instanceof ReadableStream) {
    readThrough(body, response);
    return result;
  }
  if (!isAsyncIterable(body) || body instanceof Blob) return result;
  const stream = ReadableStream.from(body);
  readThrough(stream, response);
  return { ...result, body: stream };
}

function readThrough(body: ReadableStream, response: ServerResponse): void {
  // A body that was read before is an error, which the library reports.
  if (body.locked) return;
  const values = () => {
    const reader = body.getReader();
    const cancel = () => {
      if (!response.writableFinished) reader.cancel('the client went away').catch(() => {});
    };
    if (response.destroyed) cancel();
    else response.once('close', cancel);
    return {
      async next() {
        if (response.writableNeedDrain && !response.destroyed) await drained(response);
        return reader.read();
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };
  Object.defineProperty(body, 'values', { value: values, configurable: true });
}

/** Resolves when more may be written, or never will. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
