import { decodeText } from './decode-text.ts';
import type { FileFault } from './file-fault.ts';
import type { FileProduct } from './file-product.ts';
import { parseCsv } from './parse-csv.ts';
import { parseNdjson } from './parse-ndjson.ts';

export type FileFormat = 'csv' | 'ndjson';

/** The products of a file, or everything that is wrong with it, by line. */
export function readCatalogueFile(
  bytes: Uint8Array,
  format: FileFormat,
): { products: FileProduct[] } | { faults: FileFault[] } {
  const decoded = decodeText(bytes);
  if ('faults' in decoded) return decoded;
  const read = format === 'csv' ? parseCsv(decoded.text) : parseNdjson(decoded.text);
  const faults = read.flatMap((one) => ('faults' in one ? one.faults : []));
  if (faults.length > 0) return { faults: faults.toSorted((a, b) => a.line - b.line) };
  const products = read.flatMap((one) => ('product' in one ? [one.product] : []));
  return products.length > 0 ? { products } : { faults: [{ line: 1, message: 'the file has no products' }] };
}
