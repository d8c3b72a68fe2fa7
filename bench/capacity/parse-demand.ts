import { UsageError } from '../../tools/command-line/usage-error.ts';
import type { Demand } from './plan-capacity.ts';

interface Given {
  'orders-per-second'?: string | undefined;
  'hottest-partner'?: string | undefined;
  'hottest-sku'?: string | undefined;
}

/** @throws UsageError */
export function parseDemand(given: Given): Demand {
  const orders = given['orders-per-second'];
  if (orders === undefined) throw new UsageError('--orders-per-second is needed; see --help');
  const ordersPerSecond = toNumber(orders);
  if (!(ordersPerSecond > 0 && ordersPerSecond <= 1e6)) {
    throw new UsageError(`--orders-per-second ${orders}: must be a number above 0, at most 1000000`);
  }
  return {
    ordersPerSecond,
    hottestPartner: toShare('hottest-partner', given['hottest-partner'] ?? '0.4'),
    hottestSku: toShare('hottest-sku', given['hottest-sku'] ?? '0.1'),
  };
}

function toShare(name: string, text: string): number {
  const share = toNumber(text);
  if (share > 0 && share <= 1) return share;
  throw new UsageError(`--${name} ${text}: must be a share of all orders, above 0 and at most 1, such as 0.4`);
}

const toNumber = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
