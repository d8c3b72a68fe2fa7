import type { Scope } from '../../../shared/domain/scopes.ts';
import type { Bearer } from '../../../shared/ports/access-tokens.ts';
import type { Partner } from '../../../shared/ports/partners.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';

/**
 * Finds the partner that the client acts for.
 *
 * @throws Problem forbidden if the client belongs to no partner or lacks the scope
 */
export async function authorise(
  { clientId, scopes }: Bearer,
  scope: Scope,
  { partners }: Pick<HttpContext, 'partners'>,
): Promise<Partner> {
  const partner = await partners.findByClient(clientId);
  if (partner === undefined || !scopes.has(scope)) throw new Problem('forbidden');
  return partner;
}
