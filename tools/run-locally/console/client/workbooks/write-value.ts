import { duration } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import type { NumberFormat } from '../../../../monitoring/workbook.ts';

const IN_MS: Readonly<Record<number, number>> = { 23: 1, 24: 1_000, 26: 3_600_000 };
const SUFFIX: Readonly<Record<number, string>> = { 1: ' %', 4: ' MiB', 5: ' GB' };

/** A number with the unit that a workbook gives it. The portal, too, writes 90,000 ms as minutes. */
export function writeValue(value: number, format: NumberFormat | undefined): string {
  const unit = format?.unit ?? 0;
  const ms = IN_MS[unit];
  if (ms !== undefined) return value === 0 ? '0' : duration(value * ms);
  const digits = format?.options.maximumFractionDigits ?? (Math.abs(value) < 1 ? 3 : 1);
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: digits })}${SUFFIX[unit] ?? ''}`;
}
