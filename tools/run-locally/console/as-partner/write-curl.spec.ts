import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { writeCurl } from './write-curl.ts';

test('a shell reads back each word, also with quotes in the body', () => {
  const body = { reference: `it's "so" $(touch x)` };
  const call = writeCurl({
    ...{ method: 'POST', url: 'http://127.0.0.1:1/v1/orders?q=a b', name: 'acme', state: undefined },
    ...{ headers: { 'Content-Type': 'application/json' }, body },
  });
  const script = `npm() { printf 'TOKEN'; }; curl() { printf '%s\\n' "$@"; }; ${call}`;
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n')).toEqual([
    ...['-i', '-X', 'POST', 'http://127.0.0.1:1/v1/orders?q=a b', '-H', 'Authorization: Bearer TOKEN'],
    ...['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)],
  ]);
});
