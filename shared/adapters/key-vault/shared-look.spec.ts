import { expect, test } from 'vitest';
import { SharedLook } from './shared-look.ts';

/** A read that ends when the test says so. */
function slowLook(everyMs = 0) {
  const looks: PromiseWithResolvers<void>[] = [];
  const look = new SharedLook(() => {
    const running = Promise.withResolvers<void>();
    looks.push(running);
    return running.promise;
  }, everyMs);
  const begun = (count: number) => expect.poll(() => looks.length).toBe(count);
  return { look, looks, begun };
}

test('a caller that needs a fresh read does not get one that began before', async () => {
  const { look, looks, begun } = slowLook();
  const first = look.joinNext();
  await begun(1);
  let told = false;
  const second = look.joinNext().then(() => {
    told = true;
  });
  looks[0]?.resolve();
  await first;
  await begun(2);
  expect(told).toBe(false);
  looks[1]?.resolve();
  await second;
});

test('a caller that accepts any read joins the one that runs', async () => {
  const { look, looks, begun } = slowLook();
  const first = look.joinNext();
  await begun(1);
  const joined = look.join();
  looks[0]?.resolve();
  await Promise.all([first, joined]);
  expect(looks).toHaveLength(1);
});

test('a read that failed is thrown to all that waited, and does not block the next', async () => {
  const { look, looks, begun } = slowLook();
  const waiting = Promise.allSettled([look.joinNext(), look.join(), look.joinNext()]);
  await begun(1);
  const next = look.joinNext();
  looks[0]?.reject(new Error('nobody answers'));
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await begun(2);
  looks[1]?.resolve();
  await next;
});

test('two reads do not start within the minimum interval', async () => {
  const at: number[] = [];
  const look = new SharedLook(async () => {
    at.push(performance.now());
  }, 40);
  await look.joinNext();
  await Promise.all([look.joinNext(), look.joinNext()]);
  await look.joinNext();
  expect(at).toHaveLength(3);
  // Timers round to milliseconds, and the measurement begins a little later than the interval.
  for (const [n, time] of at.slice(1).entries()) expect(time - (at[n] ?? 0)).toBeGreaterThan(30);
});
