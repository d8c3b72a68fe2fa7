import { z } from 'zod';
import { PutProduct } from '../../../functions/http/catalogue/catalogue-shapes.ts';
import { pathOf } from '../../../functions/http/faults.ts';
import { Sku } from '../../../shared/domain/ids.ts';
import { explainIssue } from '../../../shared/explain-issue.ts';
import type { FileFault } from './file-fault.ts';

/** A product in a file: what the API takes, and what is on hand at first. */
const FileProduct = PutProduct.extend({
  sku: z
    .string()
    .regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/, 'must be capital letters, digits and hyphens, 40 at most')
    .pipe(Sku),
  stock: z.int().min(0).max(1_000_000_000).optional(),
});
export type FileProduct = z.infer<typeof FileProduct> & {
  line: number;
  /** The line of each price. */
  priceLines: readonly number[];
};

export type ReadProduct = { product: FileProduct } | { faults: FileFault[] };

/** Checks a product by the rules of the API. @param priceLines the line of each price, if it has its own */
export function checkProduct(value: unknown, line: number, priceLines: readonly number[] = []): ReadProduct {
  const { data, error } = FileProduct.safeParse(value, { error: explainIssue });
  if (data !== undefined) return { product: { ...data, line, priceLines } };
  return {
    faults: error.issues.map((issue) => {
      const [first, position] = issue.path;
      const own = first === 'prices' && typeof position === 'number' ? priceLines[position] : undefined;
      const path = own === undefined ? issue.path : issue.path.slice(2);
      const keys = issue.code === 'unrecognized_keys' ? `${issue.keys.join(', ')} is unknown` : issue.message;
      return { line: own ?? line, message: `${pathOf(path)} ${keys}`.trim() };
    }),
  };
}
