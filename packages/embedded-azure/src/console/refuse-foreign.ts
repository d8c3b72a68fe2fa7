import type { IncomingMessage } from 'node:http';
import type { Reply } from '@partner-orders/loopback-server/http/reply';

/**
 * Refuses what doesn't come from the console's own page: another name that leads here (DNS rebinding), and another site's
 * page that calls this address. Another site may link to a panel, but to nothing below `/api/`.
 *
 * @param hosts the names that the console is reached by, with its port
 * @returns undefined for a request that may pass
 */
export function refuseForeign(
  { method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  hosts: readonly string[],
): Reply | undefined {
  const { host = '', origin } = headers;
  if (!hosts.includes(host)) return refused(`the host ${JSON.stringify(host)} is not the console’s`);
  const origins = hosts.map((name) => `http://${name}`);
  if (origin !== undefined && !origins.includes(origin)) return refused(`pages of ${origin} may not call the console`);
  const site = headers['sec-fetch-site'] ?? 'none';
  const isDocument = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  const isLink = method === 'GET' && isDocument && !url.startsWith('/api/');
  if (site !== 'same-origin' && site !== 'none' && !isLink)
    return refused('pages of other sites may not call the console');
  return undefined;
}

function refused(message: string): Reply {
  return { status: 403, body: { error: message } };
}
