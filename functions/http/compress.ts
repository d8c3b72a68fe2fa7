import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Coding } from './choose-coding.ts';

/** The codings of JSON, the better first: at these levels Brotli is smaller than gzip and takes no longer. */
export const jsonCodings: readonly Coding[] = ['br', 'gzip'];

/** Higher levels take twice the CPU for a tenth less: see docs/performance.md. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 4;

/** A page takes less than a millisecond, and the thread pool would take more CPU. */
export function compress(text: string, coding: Coding): Buffer {
  const bytes = Buffer.from(text);
  if (coding === 'gzip') return gzipSync(bytes, { level: GZIP_LEVEL });
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
