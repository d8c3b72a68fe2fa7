import type { ServerResponse } from 'node:http';

/**
 * Makes the stream in a handler's result end with the connection. The library reads it through `values()` and writes
 * chunks without checking the connection. It would continue when the client has left, and keep in memory what a slow
 * client has not read. So this stream's own `values()` waits until the connection has drained, and the stream is
 * cancelled when the client leaves.
 *
 * @param result the handler's result: a response, or data for one
 * @returns what the library should build the response from
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
  // A body that was read before causes an error that the library reports.
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

/** Resolves when more can be written, or never will be. */
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
