import { PartnerId } from '../../shared/domain/ids.ts';
import { merchantScopes, partnerScopes } from '../../shared/domain/scopes.ts';

/** Names of partners' rate limits. The gateway has the numbers. */
export const tiers = ['generous', 'small'] as const;
export type Tier = (typeof tiers)[number];

export interface SeedPartner {
  id: PartnerId;
  name: string;
  /** The partner's rate limits. */
  tier: Tier;
  /** The mail address for notices. */
  contact: string;
  /** The price list of its orders, if not the default one. */
  priceList?: string;
}

export const partners: readonly SeedPartner[] = [
  { id: PartnerId.parse('acme'), name: 'Acme Marketplace', tier: 'generous', contact: 'api@acme.example' },
  {
    id: PartnerId.parse('globex'),
    name: 'Globex Resellers',
    tier: 'small',
    contact: 'orders@globex.example',
    priceList: 'resellers',
  },
];

/** The app roles of a partner's client: every scope of partners, and the tier that sets its rate limit. */
export function rolesOf({ tier }: { tier: Tier }): string[] {
  return [...Object.keys(partnerScopes), `tier.${tier}`];
}

/** The name of the merchant's client. */
export const MERCHANT = 'merchant';

/** The app roles of a client of the merchant's own systems. */
export const merchantRoles: string[] = [...Object.keys(merchantScopes), 'tier.generous'];
