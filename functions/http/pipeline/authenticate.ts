import type { HttpRequest } from '@azure/functions';
import type { Bearer } from '../../../shared/ports/access-tokens.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';

/**
 * Identifies the caller by its token (RFC 6750).
 *
 * @throws Problem unauthenticated if the token is missing or invalid
 */
export async function authenticate(
  request: HttpRequest,
  { accessTokens, settings }: Pick<HttpContext, 'accessTokens' | 'settings'>,
): Promise<Bearer> {
  // Behind the gateway, the partner's token is in this header, because the gateway uses Authorization for its own
  // token. The gateway removes the header from incoming requests, so partners can't set it.
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
