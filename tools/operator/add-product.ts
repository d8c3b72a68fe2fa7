import { Sku } from '../../shared/domain/ids.ts';
import { formatMoney, Money } from '../../shared/domain/money.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { textOf } from './text-of.ts';

const LONGEST_NAME = 200;
const MOST_STOCK = 1_000_000_000;

export const addProduct: OperatorCommand = {
  name: 'products add',
  argument: 'sku',
  summary: 'add a product with its price and what is on hand; repeating it changes nothing',
  options: {
    name: { type: 'string', value: 'NAME', summary: 'its display name', required: true },
    price: { type: 'string', value: 'AMOUNT', summary: 'for one, such as 12.99', required: true },
    currency: { type: 'string', value: 'CODE', summary: 'EUR, USD or GBP', required: true },
    stock: { type: 'string', value: 'N', summary: 'how many are on hand', required: true },
  },

  async run(ports, given) {
    const sku = Sku.safeParse(textOf(given, 'sku'));
    if (!sku.success) throw new UsageError(`${given['sku']}: must be capital letters, digits and hyphens, 40 at most`);
    const name = textOf(given, 'name');
    if (name.length > LONGEST_NAME) throw new UsageError(`--name: at most ${LONGEST_NAME} characters`);
    const price = priceOf(given);
    const stock = stockOf(textOf(given, 'stock'));
    const added = await ports.catalogue.add({ sku: sku.data, name, price, stock });
    if (added.kind === 'differs')
      throw new OpsError(`${sku.data} already exists with another ${added.field}; nothing is changed`);
    return {
      lines: [
        `${sku.data}  ${name}  ${formatMoney(price)}, ${stock} on hand${added.kind === 'unchanged' ? ' when it was added; it exists already' : ''}`,
      ],
      data: { sku: sku.data, name, price, stock },
    };
  },
};

function priceOf(given: Given): Money {
  const [text, currency] = [textOf(given, 'price'), textOf(given, 'currency')];
  const parts = /^(\d{1,9})(?:\.(\d{2}))?$/.exec(text);
  if (parts === null) throw new UsageError(`--price ${text}: must be an amount with two decimals, such as 12.99`);
  const money = Money.safeParse({ amount: Number(parts[1]) * 100 + Number(parts[2] ?? 0), currency });
  if (!money.success) throw new UsageError(`--currency ${currency}: must be EUR, USD or GBP`);
  if (money.data.amount === 0) throw new UsageError('--price 0: must be more than nothing');
  return money.data;
}

function stockOf(text: string): number {
  const stock = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (stock <= MOST_STOCK) return stock;
  throw new UsageError(`--stock ${text}: must be a whole number up to ${MOST_STOCK}`);
}
