import { expect, test } from 'vitest';
import { Problem } from '../../../shared/problems.ts';
import { getLiveness } from '../health/get-liveness.ts';
import { OpenRequests } from '../open-requests.ts';
import { getOrder } from '../orders/get-order.ts';
import { admitRequest } from './admit-request.ts';

const never = () => new Promise<never>(() => undefined);
const quick = async () => 'answered';

test('More requests than the limit are refused with Retry-After, and the next is admitted when one has ended', async () => {
  const requests = new OpenRequests(2);
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = admitRequest(getOrder, requests, () => promise);
  void admitRequest(getOrder, requests, never);
  const refused = await admitRequest(getOrder, requests, quick).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Problem);
  expect(refused).toMatchObject({ code: 'rate_limited', headers: { 'retry-after': expect.stringMatching(/^[1-3]$/) } });

  resolve('answered');
  await first;
  expect(await admitRequest(getOrder, requests, quick)).toBe('answered');
});

test('A request that fails makes place for the next', async () => {
  const requests = new OpenRequests(1);
  const failing = admitRequest(getOrder, requests, () => Promise.reject(new Error('an outage')));
  await expect(failing).rejects.toThrow('an outage');
  expect(await admitRequest(getOrder, requests, quick)).toBe('answered');
});

test('A health probe is answered however many requests are open', async () => {
  const requests = new OpenRequests(1);
  void admitRequest(getOrder, requests, never);
  expect(await admitRequest(getLiveness, requests, quick)).toBe('answered');
});

test('Refused requests are sent back at different times', () => {
  const requests = new OpenRequests(0);
  const waits = Array.from({ length: 6 }, () => {
    try {
      requests.begin();
      return undefined;
    } catch (error) {
      return error instanceof Problem ? error.headers['retry-after'] : error;
    }
  });
  expect(new Set(waits)).toEqual(new Set(['1', '2', '3']));
});

/** Requests that all begin now and end after `ms`, as many as are admitted. @returns how many these are */
function fill(requests: OpenRequests, time: { now: number }, ms: number): number {
  const ends: (() => void)[] = [];
  for (let tried = 0; tried < 400; tried += 1) {
    try {
      ends.push(requests.begin());
    } catch {
      break;
    }
  }
  time.now += ms;
  for (const end of ends) end();
  return ends.length;
}

test('While requests are slow, fewer are admitted at a time, but never less than 128; while they are fast, more again', () => {
  const time = { now: 0 };
  const requests = new OpenRequests(320, () => time.now);
  expect(fill(requests, time, 300)).toBe(320);
  expect(fill(requests, time, 401)).toBe(320);
  // One generation of slow requests lowers the bound once, not once for each of them.
  expect(fill(requests, time, 401)).toBe(288);
  for (let generation = 0; generation < 20; generation += 1) fill(requests, time, 2_000);
  expect(fill(requests, time, 2_000)).toBe(128);
  for (let generation = 0; generation < 40; generation += 1) fill(requests, time, 100);
  expect(fill(requests, time, 100)).toBe(320);
});

test('A few slow requests lower no bound', () => {
  const time = { now: 0 };
  const requests = new OpenRequests(320, () => time.now);
  for (let count = 0; count < 100; count += 1) {
    const end = requests.begin();
    time.now += 5_000;
    end();
  }
  expect(fill(requests, time, 100)).toBe(320);
});
