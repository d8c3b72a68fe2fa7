import type { IncomingMessage } from 'node:http';

/**
 * Reads the body of a request, and keeps at most this many bytes. A longer body is read to its end, so that its sender
 * gets an answer.
 *
 * @returns undefined if it is longer
 */
export async function readBody(incoming: IncomingMessage, most: number): Promise<Buffer | undefined> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else chunks = [];
  }
  return size <= most ? Buffer.concat(chunks) : undefined;
}
