import { listCurrentPrices } from '../../shared/domain/price-schedule.ts';
import type { CatalogueEntry, Products } from '../../shared/ports/products.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { COLUMNS } from './catalogue/parse-csv.ts';
import type { OperatorCommand } from './operator-command.ts';

const PAGE = 200;

export const exportCatalogue: OperatorCommand = {
  name: 'catalogue export',
  summary: 'print all products that are on sale, in the form that an import reads',
  options: {
    format: { type: 'string', value: 'FORMAT', choices: ['csv', 'ndjson'], summary: 'csv or ndjson', default: 'csv' },
  },

  async run({ products, clock }, given) {
    const { format } = given;
    if (format !== 'csv' && format !== 'ndjson') throw new UsageError(`--format ${format}: must be csv or ndjson`);
    const now = clock.now();
    const all = (await readAll(products)).filter(({ product }) => product.discontinuedAt === undefined);
    const exported = all.map(({ product: { sku, name, prices, lowStockAt }, stock }) => ({
      sku,
      name,
      prices: listCurrentPrices(prices, now).filter(({ validUntil }) => validUntil === undefined),
      stock: stock.available + stock.reserved,
      ...(lowStockAt === undefined ? {} : { lowStockAt }),
    }));
    const lines =
      format === 'ndjson'
        ? exported.map((product) => JSON.stringify(product))
        : [COLUMNS.join(','), ...exported.flatMap(toRows)];
    return { lines, print: () => lines, data: exported };
  },
};

async function readAll(products: Products): Promise<CatalogueEntry[]> {
  const all: CatalogueEntry[] = [];
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const { entries, next } = await products.list({ after, limit: PAGE });
    all.push(...entries);
    after = next;
  }
  return all;
}

interface Exported {
  sku: string;
  name: string;
  prices: readonly { amount: number; currency: string; priceList: string; validFrom: string }[];
  stock: number;
  lowStockAt?: number;
}

function toRows({ sku, name, prices, stock, lowStockAt }: Exported): string[] {
  return prices.map(({ amount, currency, priceList, validFrom }) => {
    const units = [String(stock), lowStockAt === undefined ? '' : String(lowStockAt)];
    return [sku, name, (amount / 100).toFixed(2), currency, priceList, validFrom, ...units].map(quote).join(',');
  });
}

/** RFC 4180, 2. */
const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
