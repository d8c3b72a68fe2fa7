import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../tools/command-line/usage-error.ts';

const Price = z
  .strictObject({
    usd: z.number().min(0).nullable(),
    per: z.string().min(1),
    /** The day on which it was read, or the year if the source says no more. */
    date: z
      .string()
      .regex(/^\d{4}(-\d\d-\d\d)?$/, 'must be a day such as 2026-11-27, or a year')
      .nullable(),
    source: z.string().min(1),
  })
  .refine(
    ({ usd, date }) => (usd === null) === (date === null),
    'a price has a date, and one to be looked up has none',
  );
const Assumption = z.strictObject({ value: z.number().positive(), why: z.string().min(1) });

const priceNames = [
  'requestUnits',
  'cosmosStorage',
  'executions',
  'instanceSeconds',
  'logs',
  'busOperations',
  'storageOperations',
  'gatewayUnit',
  'egress',
] as const;
export type PriceName = (typeof priceNames)[number];
const assumptionNames = [
  'strongReadFactor',
  'utilisation',
  'indexOverhead',
  'kept',
  'keptEvents',
  'sampling',
  'busyInstances',
  'instanceGB',
  'cpuSecondsPerOrder',
  'cpuUse',
  'storageOperationsPerExecution',
  'pollsPerOrder',
] as const;

/** A table of prices, and what is assumed. A reader can change both. */
export const PriceTable = z.strictObject({
  currency: z.string(),
  prices: z.record(z.enum(priceNames), Price),
  assumptions: z.record(z.enum(assumptionNames), Assumption),
});
export type PriceTable = z.infer<typeof PriceTable>;

/** @throws UsageError that names each fault of the file */
export function readPrices(file: string): PriceTable {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can't be read`, { cause: error });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON`, { cause: error });
  }
  const parsed = PriceTable.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new UsageError(`${file} is not a table of prices:\n${faults.join('\n')}`);
}
