import { ErrorResponse, TimeoutError } from '@azure/cosmos';
import { expect, test } from 'vitest';
import { Unavailable } from '../../ports/unavailable.ts';
import { measureCosmos } from './measure-cosmos.ts';
import { BatchFailed } from './status-code.ts';
import { translateOutages } from './translate-outages.ts';

const failingWith = (error: unknown, deadlineMs?: number) =>
  translateOutages({ find: async () => Promise.reject(error) }, deadlineMs);

function answered(code: number, more: Partial<ErrorResponse> = {}): ErrorResponse {
  return Object.assign(new ErrorResponse(`answered ${code}`), { code, ...more });
}

const sent = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

test.each([
  answered(429),
  answered(503),
  answered(408),
  answered(410),
  answered(449),
  answered(403, { substatus: 3 }),
  answered(403, { substatus: 1008 }),
  sent('ECONNREFUSED'),
  sent('ECONNRESET'),
  sent('ETIMEDOUT'),
  sent('EPIPE'),
  sent('EAI_AGAIN'),
  sent('EHOSTUNREACH'),
  sent('ENETUNREACH'),
  sent('ENOTFOUND'),
  sent('REQUEST_SEND_ERROR'),
  new TimeoutError(),
  new Error('Batch request error: answered 503', { cause: answered(503) }),
  ...[408, 410, 429, 449, 503].map((code) => new BatchFailed('changing', [424, code])),
])('an outage is reported as one, with its cause: %s', async (error) => {
  await expect(failingWith(error).find()).rejects.toMatchObject({ name: 'Unavailable', cause: error });
});

test('the delay is the one that Cosmos DB sends, in whole seconds and at least one', async () => {
  const after = (retryAfterInMs: number) => failingWith(answered(429, { retryAfterInMs })).find();
  await expect(after(1_200)).rejects.toMatchObject({ retryAfterSeconds: 2 });
  await expect(after(0)).rejects.toMatchObject({ retryAfterSeconds: 1 });
  await expect(failingWith(answered(503)).find()).rejects.toMatchObject({ retryAfterSeconds: 5 });
});

test.each([
  answered(400),
  answered(401),
  answered(403),
  answered(404),
  answered(409),
  answered(412),
  answered(500),
  new BatchFailed('changing', [424, 400]),
  new TypeError('undefined is not a function'),
])('an error that no wait can fix stays unchanged: %s', async (error) => {
  await expect(failingWith(error).find()).rejects.toBe(error);
});

test('no call takes longer than the deadline', async () => {
  const silent = translateOutages({ find: () => new Promise(() => undefined) }, 10);
  await expect(silent.find()).rejects.toThrow(Unavailable);
});

test('the results and streams of an adapter are not changed', async () => {
  class Adapter {
    readonly #secret = 7;
    async find() {
      return this.#secret;
    }
    async *all() {
      yield this.#secret;
    }
  }
  const told = translateOutages(new Adapter());
  expect(await told.find()).toBe(7);
  for await (const value of told.all()) expect(value).toBe(7);
});

test('around a port that is also measured, it names the adapter and does not change streams', async () => {
  class Adapter {
    async find() {
      throw answered(503);
    }
    async *all() {
      yield 7;
    }
  }
  const told = translateOutages(measureCosmos('things', new Adapter()));
  await expect(told.find()).rejects.toThrow('Adapter.find: ');
  for await (const value of told.all()) expect(value).toBe(7);
});
