import { Currency } from '../../shared/domain/money.ts';
import { PriceList, type PriceTerms } from '../../shared/domain/price-schedule.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';

/** Reads --price-list and --currency. @throws UsageError */
export function termsOf(given: Given): PriceTerms {
  const priceList = PriceList.optional().safeParse(given['price-list']);
  if (!priceList.success)
    throw new UsageError(`--price-list ${given['price-list']}: must be small letters, digits and hyphens`);
  const currency = Currency.optional().safeParse(given['currency']);
  if (!currency.success)
    throw new UsageError(`--currency ${given['currency']}: must be ${Currency.options.join(', ')}`);
  return { priceList: priceList.data, currency: currency.data };
}
