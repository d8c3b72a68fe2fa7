import { expect, test } from 'vitest';
import { Unavailable } from '../ports/unavailable.ts';
import { LastWrites } from './last-writes.ts';

let failure: Error | undefined;
let now = 0;
const store = {
  async write() {
    if (failure) throw failure;
  },
  async read() {},
};

test('a store that refused a write is not ready, although it can be read, until it accepts one or half a minute has passed', async () => {
  const writes = new LastWrites({ now: () => new Date(now) });
  const watched = writes.watch(store, ['write']);
  writes.requireWorking();

  failure = new Unavailable('the disk is full');
  await expect(watched.write()).rejects.toThrow('the disk is full');
  await watched.read();
  expect(() => writes.requireWorking()).toThrow('the disk is full');

  failure = undefined;
  await watched.write();
  writes.requireWorking();

  failure = new Unavailable('the disk is full');
  await expect(watched.write()).rejects.toThrow();
  now += 30_000;
  writes.requireWorking();

  // A refusal of one request is not an outage.
  failure = new Error('a conflict');
  await expect(watched.write()).rejects.toThrow('a conflict');
  writes.requireWorking();
});
