import { checkProduct, type ReadProduct } from './file-product.ts';

/** Reads products from NDJSON: each line is the body of a PUT with its `sku`, and maybe a `stock`. */
export function parseNdjson(text: string): ReadProduct[] {
  const firstLineOf = new Map<unknown, number>();
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((content, n): ReadProduct[] => {
      const line = n + 1;
      if (content.trim() === '') return [];
      const value = parseLine(content);
      if (value === undefined) return [{ faults: [{ line, message: 'is not a JSON object' }] }];
      const { sku } = value;
      const first = firstLineOf.get(sku);
      if (first !== undefined) return [{ faults: [{ line, message: `${sku} is in line ${first} already` }] }];
      firstLineOf.set(sku, line);
      return [checkProduct(value, line)];
    });
}

function parseLine(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
