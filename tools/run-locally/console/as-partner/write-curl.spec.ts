import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { writeCurl } from './write-curl.ts';

test('a shell reads back each word, also with quotes in the body', () => {
  const body = { reference: `it's "so" $(touch x)` };
  const call = writeCurl(
    { method: 'POST', path: '/v1/orders?q=a b&c=[1]', name: 'acme', headers: { 'Idempotency-Key': 'one two' }, body },
    { gatewayUrl: 'http://127.0.0.1:1', state: undefined },
  );
  const script = `npm() { printf 'TOKEN'; }; curl() { printf '%s\\n' "$@"; }; ${call}`;
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n')).toEqual([
    ...['-g', '-i', '-X', 'POST', 'http://127.0.0.1:1/v1/orders?q=a%20b&c=[1]', '-H', 'Authorization: Bearer TOKEN'],
    ...['-H', 'Content-Type: application/json', '-H', 'Idempotency-Key: one two', '-d', JSON.stringify(body)],
  ]);
});
