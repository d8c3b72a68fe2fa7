import { quoteWord } from '../../../command-line/quote-word.ts';
import type { Terminal } from './terminal.ts';
import { tokenCommand } from './token-command.ts';

export interface CurlCall {
  method: string;
  /** `/v1/orders` */
  path: string;
  /** The client whose token it sends. */
  name: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
}

/** Writes a call of the API for a terminal. It fetches a token, so that none is written down. */
export function writeCurl(
  { method, path, name, headers = {}, body }: CurlCall,
  { gatewayUrl, state }: Terminal,
): string {
  const sent = { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers };
  const { href } = new URL(path, gatewayUrl);
  // Without -g, curl reads them as a list of calls.
  const isGlob = /[[\]{}]/.test(href);
  const parts = [
    `curl${isGlob ? ' -g' : ''} -i${method === 'GET' ? '' : ` -X ${method}`} ${quoteWord(href)}`,
    `-H "Authorization: Bearer $(${tokenCommand(name, state)})"`,
    ...Object.entries(sent).map(([header, value]) => `-H ${quoteWord(`${header}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoteWord(JSON.stringify(body))}`]),
  ];
  return parts.join(' \\\n  ');
}
