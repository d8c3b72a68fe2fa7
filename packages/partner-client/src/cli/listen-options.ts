import { readSecret } from '../sign-content.ts';
import { type CommandOptions, type Given, textOf } from './command-options.ts';
import { WrongUsage } from './wrong-usage.ts';

export const listenOptions = {
  'forward-to': { type: 'string', value: 'URL', summary: 'send each event to your server, signed as a webhook' },
  types: {
    type: 'string',
    value: 'LIST',
    summary: 'only these types, such as order.* or order.confirmed,order.failed',
  },
  since: {
    type: 'string',
    value: 'WHEN',
    summary: 'begin earlier: 10m, 2h, 3d, a time such as 2026-01-31T12:00Z, or all',
  },
  after: { type: 'string', value: 'CURSOR', summary: 'begin after a place that an earlier call named' },
  resend: { type: 'string', value: 'ID', summary: 'send one event again, and end' },
  secret: {
    type: 'string',
    value: 'SECRET',
    summary: 'sign with this secret (or WEBHOOK_SECRET); by default with a new one',
  },
  json: { type: 'boolean', summary: 'print one JSON object a line' },
} as const satisfies CommandOptions;

export interface ListenOptions {
  readonly forwardTo: URL | undefined;
  readonly types: readonly string[] | undefined;
  /** A time, or 'all'. */
  readonly since: Date | 'all' | undefined;
  readonly after: string | undefined;
  readonly resend: string | undefined;
  readonly secret: string | undefined;
  readonly isJson: boolean;
}

/** @throws WrongUsage */
export function readListenOptions(
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
): ListenOptions {
  const [types, since, after] = [textOf(given, 'types'), textOf(given, 'since'), textOf(given, 'after')];
  const [url, resend] = [textOf(given, 'forward-to'), textOf(given, 'resend')];
  const secret = textOf(given, 'secret') ?? (environment['WEBHOOK_SECRET'] || undefined);
  if (since !== undefined && after !== undefined) throw new WrongUsage('--since and --after exclude each other');
  if (resend !== undefined && url === undefined) throw new WrongUsage('--resend needs --forward-to URL');
  return {
    forwardTo: url === undefined ? undefined : readUrl(url),
    types: types?.split(',').map((type) => type.trim()),
    since: since === undefined ? undefined : readSince(since, new Date()),
    after,
    resend,
    secret: secret === undefined ? undefined : checkSecret(secret),
    isJson: given['json'] === true,
  };
}

function readUrl(text: string): URL {
  // `localhost:3000/hooks` is a URL with the scheme `localhost`.
  const full = /^[\w.-]+:\d+(\/|$)/.test(text) ? `http://${text}` : text;
  const url = URL.parse(full);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new WrongUsage(`--forward-to ${text}: must be an address such as http://localhost:3000/webhooks`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new WrongUsage('--forward-to: a webhook has no user name and no password; the signature takes their place');
  }
  return url;
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function readSince(text: string, now: Date): Date | 'all' {
  if (text === 'all') return text;
  const [, number = '', unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const at = unit === '' ? Date.parse(text) : now.getTime() - Number(number) * (units[unit] ?? 0);
  if (Number.isNaN(at) || (unit === '' && !/^\d{4}-\d\d-\d\d/.test(text))) {
    throw new WrongUsage(`--since ${text}: must be 10m, 2h, 3d, a time such as 2026-01-31T12:00Z, or all`);
  }
  return new Date(at);
}

function checkSecret(secret: string): string {
  try {
    readSecret(secret);
    return secret;
  } catch (error) {
    throw new WrongUsage(`--secret: ${(error as Error).message}`);
  }
}
