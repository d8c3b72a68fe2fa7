import type { OpenRequests } from '../open-requests.ts';
import type { Route } from '../route.ts';

/**
 * Carries a request out unless the process has too many. A stream counts until its head is sent: streams have a limit of
 * their own.
 *
 * @throws Problem rate_limited
 */
export async function admitRequest<R>(
  route: Route,
  openRequests: OpenRequests,
  carryOut: () => Promise<R>,
): Promise<R> {
  if (isAlwaysAdmitted(route)) return carryOut();
  const end = openRequests.begin();
  try {
    return await carryOut();
  } finally {
    end();
  }
}

/** Public pages cost next to nothing, and a busy process must not fail its health probe. */
function isAlwaysAdmitted({ scope, method }: Route): boolean {
  return scope === 'public' && method === 'GET';
}
