import { routes } from '../../functions/http/routes.ts';
import type { Random } from '../random.ts';
import { anOrder } from '../running-stack.ts';

/** A request as raw text, so that nothing normalises it. */
export interface OddRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

const oddTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '💥'.repeat(50),
  'x'.repeat(5_000),
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '{{7*7}}',
  '\r\nset-cookie: a=b',
  'null',
  '\u202e',
];
const oddNumbers = [0, -0, -1, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 31, 1e-320];

function oddValue(random: Random, depth = 0): unknown {
  const kinds = depth > 3 ? 4 : 7;
  switch (random.below(kinds)) {
    case 0:
      return random.of(oddTexts);
    case 1:
      return random.of(oddNumbers);
    case 2:
      return random.of([null, true, false]);
    case 3:
      return [];
    case 4:
      return Array.from({ length: random.below(5) }, () => oddValue(random, depth + 1));
    case 5:
      return Object.fromEntries([[random.of(oddTexts), oddValue(random, depth + 1)]]);
    default:
      return Array(random.below(300)).fill({ sku: 'MUG-01', quantity: 1 });
  }
}

/** Changes one place of a value: removes it, adds to it, or puts something unusual there. */
function mutate(random: Random, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || random.chance(0.15)) return oddValue(random);
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    const place = random.below(copy.length + 1);
    copy[place] = mutate(random, copy[place]);
    return copy;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const place = random.below(entries.length + 1);
  if (place === entries.length) entries.push([random.of(oddTexts), oddValue(random)]);
  else if (random.chance(0.2)) entries.splice(place, 1);
  else entries[place] = [entries[place]?.[0] ?? '', mutate(random, entries[place]?.[1])];
  return Object.fromEntries(entries);
}

function oddBody(random: Random): Buffer {
  const text = JSON.stringify(
    mutate(random, random.chance(0.5) ? anOrder() : { reference: 'x', shipTo: { city: 'y' } }),
  );
  switch (random.below(12)) {
    case 0:
      return Buffer.from(text).subarray(0, random.below(text.length));
    case 1:
      return Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0x80])]);
    case 2:
      return Buffer.from('['.repeat(30_000));
    case 3:
      return Buffer.from(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`);
    case 4:
      return Buffer.from(text.replace('{', '{"lines":[],"reference":"twice",'));
    case 5:
      return Buffer.from(`\ufeff${text}`);
    case 6:
      return Buffer.from(text, 'utf16le');
    case 7:
      return Buffer.alloc(70_000, 32);
    default:
      return Buffer.from(text);
  }
}

const oddSegments = [
  '..',
  '.',
  '%2e%2e',
  '%00',
  '%ff',
  '%',
  '%zz',
  '{orderId}',
  'ord_0',
  '',
  ';a=b',
  'x'.repeat(3_000),
  '%F0%9F%92%A5',
];

function oddPath(random: Random, orderId: string): string {
  const path = random.of(routes).path.replace('{orderId}', random.chance(0.7) ? orderId : random.of(oddSegments));
  const segments = path.split('/');
  if (random.chance(0.2)) segments.splice(1 + random.below(segments.length), 0, random.of(oddSegments));
  const names = [
    'limit',
    'cursor',
    'sort',
    'fields',
    'expand',
    'status',
    'from',
    'to',
    'createdAfter',
    'updatedAfter',
    '__proto__',
    'x',
  ];
  const parameters = Array.from({ length: random.below(3) }, () => {
    const value = random.chance(0.5) ? encodeURIComponent(random.of(oddTexts).toWellFormed()) : random.of(oddSegments);
    return `${random.of(names)}=${value}`;
  });
  return `${segments.join('/')}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}

/** Values that a header may have but nobody expects. */
const oddHeaders = [
  '',
  '"',
  'W/"',
  '*',
  '"1", "2"',
  '\t',
  'ÿþ',
  'a'.repeat(4_000),
  'application/json; charset=utf-7',
  '-1',
  'NaN',
];

/** A request with one fault, several faults or none. */
export function oddRequest(random: Random, token: string, orderId: string): OddRequest {
  const method = random.of(['GET', 'GET', 'POST', 'POST', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']);
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    'idempotency-key': `odd-${random.below(1e9)}`,
    'if-match': '*',
    'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
  };
  for (const name of Object.keys(headers)) {
    if (random.chance(0.04)) headers[name] = random.of(oddHeaders);
    if (random.chance(0.03)) delete headers[name];
  }
  if (random.chance(0.1))
    headers[random.of(['x-request-id', 'if-none-match', 'last-event-id', 'accept'])] = random.of(oddHeaders);
  const placing = random.chance(0.5);
  const path = placing && method === 'POST' ? '/v1/orders' : oddPath(random, orderId);
  const carriesBody = !['GET', 'HEAD'].includes(method);
  return { method, path, headers, ...(carriesBody ? { body: oddBody(random) } : {}) };
}
