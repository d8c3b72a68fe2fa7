import { DEFAULT_PRICE_LIST } from '../../shared/domain/price-schedule.ts';
import { REMEMBERED_SECONDS } from '../../shared/ports/partners.ts';
import type { PartnerSettings } from '../../shared/ports/partners-admin.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { checkPrices } from './check-prices.ts';
import { contactOf } from './contact-of.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { termsOf } from './terms-of.ts';
import { textOf } from './text-of.ts';

const FIRST = 'first';
const NONE = 'none';

/** Orders that were placed keep their prices. */
export const setPartner: ActingCommand = {
  isAct: true,
  name: 'partners set',
  argument: 'partner',
  unrecorded: ['contact'],
  summary: `change a partner’s contact, or the prices of its next orders, within ${REMEMBERED_SECONDS} seconds`,
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
    contact: { type: 'string', value: 'MAIL', summary: `the mail address for notices; ${NONE} takes it away` },
    'dry-run': { type: 'boolean', summary: 'only show what would change' },
  },

  async run(ports, given) {
    const id = partnerIdOf(textOf(given, 'partner'));
    const isFirst = given['currency'] === FIRST;
    const { priceList, currency } = termsOf(isFirst ? { ...given, currency: undefined } : given);
    const isNone = given['contact'] === NONE;
    const contact = isNone ? undefined : contactOf(given);
    const isNamed = [priceList, currency, contact].some((value) => value !== undefined) || isFirst || isNone;
    if (!isNamed) throw new UsageError('name what to change: --price-list, --currency or --contact');
    const isDryRun = given['dry-run'] === true;
    const change = await ports.partners.set(
      id,
      {
        ...(priceList === undefined ? {} : { priceList: priceList === DEFAULT_PRICE_LIST ? null : priceList }),
        ...(isFirst ? { currency: null } : currency === undefined ? {} : { currency }),
        ...(isNone ? { contact: null } : contact === undefined ? {} : { contact }),
      },
      isDryRun,
    );
    if (change === undefined) throw new OpsError(`there is no partner ${id}`);
    const { before, after } = change;
    const prices = await checkPrices(ports, after);
    const [old, now] = [describe(before), describe(after)];
    const changed = now.flatMap((value, at) => (old[at] === value ? [] : [`${old[at]} → ${value}`]));
    const hasNewPrices = old[0] !== now[0] || old[1] !== now[1];
    const lines = [
      `${id}: ${changed.length === 0 ? `already ${now.join(', ')}` : changed.join(', ')}`,
      ...(isDryRun || changed.length === 0
        ? []
        : [
            `every instance uses it within ${REMEMBERED_SECONDS} seconds${hasNewPrices ? '; orders that were placed keep their prices' : ''}`,
          ]),
      ...prices.lines,
      ...(isDryRun ? ['nothing is changed'] : []),
    ];
    const { unpriced } = prices;
    const changes = [{ of: 'partner' as const, id, before: recorded(before), after: recorded(after) }];
    return {
      lines,
      data: { partnerId: id, before, after, isDryRun, withinSeconds: REMEMBERED_SECONDS, unpriced },
      changes,
    };
  },
};

/** The audit keeps that there is a contact, and not who. */
const recorded = ({ contact, ...settings }: PartnerSettings) => ({ ...settings, hasContact: contact !== undefined });

const describe = ({ priceList, currency, contact }: PartnerSettings) => [
  `price list ${priceList ?? DEFAULT_PRICE_LIST}`,
  currency ?? 'the first currency of each product',
  contact ?? 'no contact',
];
