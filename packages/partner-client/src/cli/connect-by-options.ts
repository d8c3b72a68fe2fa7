import { type CommandOptions, type Given, textOf } from './command-options.ts';
import type { Connection } from './connection.ts';
import { createConnection } from './create-connection.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Where the API is, and who calls it. A secret has no option: other users of a machine see the arguments of a process. */
export const connectionOptions = {
  'base-url': { type: 'string', value: 'URL', summary: 'the API (or PARTNER_ORDERS_URL)' },
  'token-url': { type: 'string', value: 'URL', summary: 'where tokens come from (or PARTNER_ORDERS_TOKEN_URL)' },
  'client-id': { type: 'string', value: 'ID', summary: 'your client (or PARTNER_ORDERS_CLIENT_ID)' },
  scope: { type: 'string', value: 'SCOPE', summary: 'such as api://partner-orders/.default (or PARTNER_ORDERS_SCOPE)' },
} as const satisfies CommandOptions;

const SECRET = 'PARTNER_ORDERS_CLIENT_SECRET';

export const connectionNotes = `The client's secret is read from ${SECRET}.`;

/** @throws WrongUsage that names all that is missing */
export function connectByOptions(given: Given, environment: Readonly<Record<string, string | undefined>>): Connection {
  const pick = (name: keyof typeof connectionOptions, variable: string) =>
    textOf(given, name) ?? (environment[variable] || undefined);
  const [baseUrl, tokenUrl] = [pick('base-url', 'PARTNER_ORDERS_URL'), pick('token-url', 'PARTNER_ORDERS_TOKEN_URL')];
  const [clientId, scope] = [pick('client-id', 'PARTNER_ORDERS_CLIENT_ID'), pick('scope', 'PARTNER_ORDERS_SCOPE')];
  const clientSecret = environment[SECRET] || undefined;
  if (!baseUrl || !tokenUrl || !clientId || !scope || !clientSecret) {
    const all = {
      '--base-url': baseUrl,
      '--token-url': tokenUrl,
      '--client-id': clientId,
      '--scope': scope,
      [SECRET]: clientSecret,
    };
    const missing = Object.entries(all).flatMap(([name, value]) => (value ? [] : [name]));
    throw new WrongUsage(`missing: ${missing.join(', ')}; see --help`);
  }
  for (const [name, text] of Object.entries({ 'base-url': baseUrl, 'token-url': tokenUrl })) {
    if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
      throw new WrongUsage(`--${name} ${text}: must be an http or https address`);
  }
  const credentials = { tokenUrl, clientId, clientSecret, scope };
  const carrier = textOf(given, 'carrier');
  return createConnection({ baseUrl, credentials, ...(carrier && { carrier }) });
}
