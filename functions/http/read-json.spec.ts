import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import { readJson } from './read-json.ts';

type Body = string | ReadableStream<Uint8Array>;

function sent(body: Body, headers: Record<string, string> = {}): HttpRequest {
  const request = new HttpRequest({
    method: 'POST',
    url: 'http://localhost/',
    headers: { 'content-type': 'application/json', ...headers },
    ...(typeof body === 'string' ? { body: { string: body } } : {}),
  });
  return typeof body === 'string' ? request : Object.defineProperty(request, 'body', { value: body });
}

const refusalOf = (body: Body, headers?: Record<string, string>) =>
  readJson(sent(body, headers)).then(
    () => undefined,
    (problem: { code?: string; details?: unknown; headers?: unknown }) => problem,
  );

test('the same JSON has the same fingerprint, with any order of names and any white space', async () => {
  const fingerprintOf = async (body: string) => (await readJson(sent(body))).fingerprint;
  const first = await fingerprintOf('{"a":{"b":1,"c":[1,2]},"d":"é"}');
  expect(await fingerprintOf(' { "d" : "\\u00e9", "a" : { "c" : [1, 2], "b" : 1.0 } }')).toBe(first);
  for (const other of ['{"a":{"b":1,"c":[2,1]},"d":"é"}', '{"a":{"b":"1","c":[1,2]},"d":"é"}', '{"a":null,"d":"é"}']) {
    expect(await fingerprintOf(other)).not.toBe(first);
  }
});

test.each(['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip', 'x-unknown'])(
  'a body in %s is refused, and the response names the accepted encoding',
  async (encoding) => {
    expect(await refusalOf('{}', { 'content-encoding': encoding })).toMatchObject({
      code: 'unsupported_media_type',
      details: [{ path: 'content-encoding' }],
      headers: { 'accept-encoding': 'identity' },
    });
  },
);

test.each(['identity', ' Identity ', ''])('a body with the content encoding %j is read', async (encoding) => {
  expect(await readJson(sent('{"a":1}', { 'content-encoding': encoding }))).toMatchObject({ json: { a: 1 } });
});

test('a body that breaks off is invalid JSON, not an error of ours', async () => {
  const brokenOff = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (controller.desiredSize === 1) controller.enqueue(Buffer.from('{"a":'));
      controller.error(new Error('aborted'));
    },
  });
  expect(await refusalOf(brokenOff)).toMatchObject({ code: 'malformed_json' });
});

test('a body that never ends is refused at the size limit', async () => {
  let sentBytes = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sentBytes += 16_384;
      controller.enqueue(Buffer.alloc(16_384, 32));
    },
  });
  expect(await refusalOf(endless)).toMatchObject({ code: 'payload_too_large' });
  expect(sentBytes).toBeLessThan(200_000);
});

test('a body that is nested too deeply is refused without a crash', async () => {
  const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
  expect(await refusalOf(deep)).toMatchObject({ code: 'validation_failed' });
  expect(await refusalOf(`${'['.repeat(30_000)}${']'.repeat(30_000)}`)).toMatchObject({ code: 'validation_failed' });
});

test('a byte order mark before the body is ignored, and does not change the fingerprint', async () => {
  const [marked, plain] = await Promise.all([readJson(sent('\ufeff{"a":1}')), readJson(sent('{"a":1}'))]);
  expect(marked).toEqual(plain);
});
