import { DEFAULT_PRICE_LIST, findPriceAt, type PriceTerms } from '../../shared/domain/price-schedule.ts';
import { REMEMBERED_SECONDS } from '../../shared/ports/partners.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { termsOf } from './terms-of.ts';
import { textOf } from './text-of.ts';

const FIRST = 'first';

/** Orders that were placed keep their prices. */
export const setPartner: OperatorCommand = {
  name: 'partners set',
  argument: 'partner',
  summary: `change the prices of a partner's next orders, within ${REMEMBERED_SECONDS} seconds`,
  options: {
    'price-list': {
      type: 'string',
      value: 'LIST',
      summary: `the price list of its orders; ${DEFAULT_PRICE_LIST} takes its own list away`,
    },
    currency: {
      type: 'string',
      value: 'CODE',
      summary: `the currency of its orders: EUR, USD or GBP; ${FIRST}: the first that a product has`,
    },
    'dry-run': { type: 'boolean', summary: 'only show what would change' },
  },

  async run(ports, given) {
    const id = partnerIdOf(textOf(given, 'partner'));
    const isFirst = given['currency'] === FIRST;
    const { priceList, currency } = termsOf(isFirst ? { ...given, currency: undefined } : given);
    if (priceList === undefined && currency === undefined && !isFirst)
      throw new UsageError('name what to change: --price-list or --currency');
    const isDryRun = given['dry-run'] === true;
    const change = await ports.partners.setTerms(
      id,
      {
        ...(priceList === undefined ? {} : { priceList: priceList === DEFAULT_PRICE_LIST ? null : priceList }),
        ...(isFirst ? { currency: null } : currency === undefined ? {} : { currency }),
      },
      isDryRun,
    );
    if (change === undefined) throw new OpsError(`there is no partner ${id}`);
    const { before, after } = change;
    const unpriced = await listUnpriced(ports, after);
    const isSame = describe(before) === describe(after);
    const lines = [
      `${id}: ${isSame ? `already ${describe(after)}` : `${describe(before)} → ${describe(after)}`}`,
      ...(isDryRun || isSame
        ? []
        : [`every instance uses it within ${REMEMBERED_SECONDS} seconds; orders that were placed keep their prices`]),
      ...(unpriced.length > 0
        ? [`${unpriced.length} products have no price for it, so it can't order them: ${shorten(unpriced)}`]
        : []),
      ...(isDryRun ? ['nothing is changed'] : []),
    ];
    return { lines, data: { partnerId: id, before, after, isDryRun, withinSeconds: REMEMBERED_SECONDS, unpriced } };
  },
};

const describe = ({ priceList, currency }: PriceTerms) =>
  `price list ${priceList ?? DEFAULT_PRICE_LIST}, ${currency ?? 'the first currency of each product'}`;

/** The SKUs on sale that these terms don't price now. */
async function listUnpriced({ products, clock }: OperatorPorts, terms: PriceTerms): Promise<string[]> {
  const unpriced: string[] = [];
  let after: string | undefined;
  do {
    const { entries, next } = await products.list({ after, limit: 200 });
    for (const { product } of entries) {
      if (product.discontinuedAt === undefined && !findPriceAt(product.prices, terms, clock.now()))
        unpriced.push(product.sku);
    }
    after = next;
  } while (after !== undefined);
  return unpriced;
}

/** The first ten, and how many more there are. */
function shorten(skus: readonly string[]): string {
  const more = skus.length - 10;
  return skus.slice(0, 10).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
