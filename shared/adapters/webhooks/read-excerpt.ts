import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 16 * 1024;
const MOST_CHARACTERS = 1_000;
/** The status is the answer. What follows is only for a reader, so it gets little time. */
const MOST_MS = 2_000;

/**
 * Reads the beginning of an answer's body as printable text. The connection is destroyed if more would follow, so the
 * body can't fill the memory, and an endless one can't hold its place.
 *
 * @param leftMs what is left of the attempt's time
 * @returns an empty text if the body is compressed or binary. It never throws: a body that breaks off is short
 */
export async function readExcerpt(response: IncomingMessage, leftMs: number): Promise<string> {
  const bytes = await readStart(response, Math.min(leftMs, MOST_MS));
  const encoding = response.headers['content-encoding'] ?? 'identity';
  return encoding === 'identity' ? toExcerpt(bytes) : '';
}

function readStart(response: IncomingMessage, mostMs: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).subarray(0, MOST_BYTES));
    };
    const timer = setTimeout(() => response.destroy(), mostMs);
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) response.destroy();
    });
    // `close` follows an error as well.
    response.once('error', () => undefined).once('close', end);
  });
}

/** Control and format characters could change what a terminal or a page shows around them. */
export function toExcerpt(bytes: Buffer): string {
  if (bytes.includes(0)) return '';
  // A character that was cut at the end is left out.
  const text = new TextDecoder().decode(bytes, { stream: true });
  const printable = text.replace(/[^\S\n]|[\p{C}--\n]/gv, ' ').trim();
  return Array.from(printable.slice(0, 2 * MOST_CHARACTERS))
    .slice(0, MOST_CHARACTERS)
    .join('');
}
