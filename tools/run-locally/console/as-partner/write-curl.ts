import { quoteWord } from '../../../command-line/quote-word.ts';
import { tokenCommand } from './token-command.ts';

export interface CurlCall {
  method: string;
  url: string;
  /** The client whose token it sends. */
  name: string;
  headers: Readonly<Record<string, string>>;
  body?: unknown;
  /** The state of the running stack, if it is not the default. */
  state: string | undefined;
}

/** Writes a call of the API for a terminal. It fetches a token, so that none is written down. */
export function writeCurl({ method, url, name, headers, body, state }: CurlCall): string {
  const parts = [
    `curl -i${method === 'GET' ? '' : ` -X ${method}`} ${quoteWord(url)}`,
    `-H "Authorization: Bearer $(${tokenCommand(name, state)})"`,
    ...Object.entries(headers).map(([header, value]) => `-H ${quoteWord(`${header}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoteWord(JSON.stringify(body))}`]),
  ];
  return parts.join(' \\\n  ');
}
