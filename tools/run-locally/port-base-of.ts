import { UsageError } from '../command-line/usage-error.ts';

/** The first of consecutive ports. @throws UsageError */
export function portBaseOf(text: string): number {
  const base = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (base >= 1_024 && base <= 65_500) return base;
  throw new UsageError(`--port-base ${text}: must be a number from 1024 to 65500`);
}
