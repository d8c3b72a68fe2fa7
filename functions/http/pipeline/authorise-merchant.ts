import type { MerchantScope } from '../../../shared/domain/scopes.ts';
import type { Bearer } from '../../../shared/ports/access-tokens.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';
import type { Merchant } from '../route.ts';

/**
 * Checks that the client is one of the merchant's own systems. Its app role alone decides that, but a client of a partner
 * never is one, not even with the role.
 *
 * @throws Problem forbidden
 */
export async function authoriseMerchant(
  { clientId, objectId, scopes }: Bearer,
  scope: MerchantScope,
  { partners }: Pick<HttpContext, 'partners'>,
): Promise<Merchant> {
  if (!scopes.has(scope) || (await partners.isOfPartner(clientId))) throw new Problem('forbidden');
  return { clientId, objectId };
}
