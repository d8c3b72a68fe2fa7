import { z } from 'zod';
import { PartnerId, type Sku, Sku as SkuShape } from './ids.ts';
import { Currency, type Money } from './money.ts';
import type { Address } from './order.ts';
import { personalData } from './personal-data.ts';

/** Rules that select orders for screening. They are data: an operator sets them. */

export const RuleId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens, 40 at most');
const Text = z.string().trim().min(3, 'must have 3 characters at least').max(200);
const Person = Text.clone().register(personalData, { of: 'recipient' });
const listOf = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(100).optional();

/** All that is given must hold, and of a list one entry. Texts match if they are a part of the order's, in any case. */
const Conditions = z
  .strictObject({
    amountAtLeast: z.strictObject({ amount: z.int().min(1), currency: Currency }).optional(),
    countries: listOf(z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as DE')),
    partners: listOf(PartnerId),
    skus: listOf(SkuShape),
    recipients: listOf(Person),
    addresses: listOf(Person),
  })
  .refine((when) => Object.values(when).some((value) => value !== undefined), 'must have a condition');

/** Holds if there are more than this many orders of its partner, with this one, placed within the time. */
const Many = z.strictObject({
  of: z.enum(['partner', 'recipient']),
  moreThan: z.int().min(1).max(10_000),
  withinMinutes: z
    .int()
    .min(1)
    .max(30 * 24 * 60),
});

export const ScreeningRule = z
  .strictObject({
    id: RuleId,
    /** For operators. Partners never see it. */
    description: z.string().trim().min(1).max(200).register(personalData, { of: 'operator' }),
    when: Conditions.optional(),
    many: Many.optional(),
    verdict: z.enum(['hold', 'reject']),
    /** The order waits no longer than this, from its placement. */
    withinHours: z
      .number()
      .positive()
      .max(30 * 24),
    /** What happens to an order that has no verdict by then. */
    onDeadline: z.enum(['release', 'reject']),
  })
  .refine(({ when, many }) => when !== undefined || many !== undefined, 'needs `when`, `many` or both');
export type ScreeningRule = z.infer<typeof ScreeningRule>;

export const MOST_RULES = 100;
export const ScreeningRules = z.array(ScreeningRule).max(MOST_RULES);

/** What a rule looks at. */
export interface ScreenedFacts {
  partnerId: PartnerId;
  total: Money;
  lines: readonly { sku: Sku }[];
  shipTo: Address;
}

/** The rules whose conditions hold, without `many`, which needs a query. It is cheap: each order is looked at. */
export function selectRules(rules: readonly ScreeningRule[], facts: ScreenedFacts): ScreeningRule[] {
  return rules.filter(({ when = {} }) => {
    const { amountAtLeast, countries, partners, skus, recipients, addresses } = when;
    const { partnerId, total, lines, shipTo } = facts;
    return (
      (amountAtLeast === undefined ||
        (total.currency === amountAtLeast.currency && total.amount >= amountAtLeast.amount)) &&
      (countries?.includes(shipTo.country) ?? true) &&
      (partners?.includes(partnerId) ?? true) &&
      (skus?.some((sku) => lines.some((line) => line.sku === sku)) ?? true) &&
      isPartOf(recipients, shipTo.name) &&
      isPartOf(addresses, [shipTo.street, shipTo.postalCode, shipTo.city].join(' '))
    );
  });
}

function isPartOf(texts: readonly string[] | undefined, whole: string): boolean {
  const simple = simplify(whole);
  return texts?.some((text) => simple.includes(simplify(text))) ?? true;
}

/** Without case, accents, punctuation and repeated spaces. */
function simplify(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
