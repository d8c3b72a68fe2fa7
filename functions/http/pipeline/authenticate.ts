import type { HttpRequest } from '@azure/functions';
import type { Bearer } from '../../../shared/ports/access-tokens.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';

/**
 * Who calls, by the token that is sent (RFC 6750).
 *
 * @throws Problem unauthenticated without a token, or with one that is not to be trusted
 */
export async function authenticate(
  request: HttpRequest,
  { accessTokens, settings }: Pick<HttpContext, 'accessTokens' | 'settings'>,
): Promise<Bearer> {
  // The gateway strips this header from what comes in, and hands the partner's token on in it: Authorization is its own.
  const handedOn = request.headers.get('x-partner-authorization');
  const authorization = settings.gatewayRequired ? handedOn : (handedOn ?? request.headers.get('authorization'));
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) throw buildTokenProblem('Bearer');
  const bearer = await accessTokens.verify(token);
  if (bearer === undefined) throw buildTokenProblem('Bearer error="invalid_token"');
  return bearer;
}

const buildTokenProblem = (challenge: string) =>
  new Problem('unauthenticated', { headers: { 'www-authenticate': challenge } });
