import { decodeJwt } from 'jose';
import type { Operator } from '../../shared/domain/act.ts';

/**
 * The person or program of an access token. The service that the token is for checks it.
 * Claims: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function operatorInToken(token: string): Operator {
  const claims = decodeJwt(token);
  const first = ['upn', 'preferred_username', 'unique_name', 'name', 'app_displayname', 'appid', 'azp', 'oid']
    .map((name) => claims[name])
    .find((value) => typeof value === 'string' && value !== '');
  const id = claims['oid'];
  return { ...(typeof id === 'string' ? { id } : {}), name: String(first ?? claims.sub ?? 'unknown') };
}
