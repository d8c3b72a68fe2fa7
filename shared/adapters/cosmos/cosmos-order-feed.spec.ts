import { once } from 'node:events';
import { expect, test } from 'vitest';
import { orderIdFor, PartnerId } from '../../domain/ids.ts';
import type { Follower } from '../../ports/order-feed.ts';
import type { ChangeReader } from './cosmos-changes.ts';
import { CosmosOrderFeed } from './cosmos-order-feed.ts';

const acme = PartnerId.parse('acme');
const order = (name: string) => ({ partnerId: acme, orderId: orderIdFor(acme, name) });

function eventOf(name: string, sequence: number) {
  const { partnerId, orderId } = order(name);
  const event = { id: `evt_${sequence}`, type: 'order.reserved', partnerId, orderId, sequence, by: 'saga' };
  const data = { status: 'reserved', total: { amount: 1, currency: 'EUR' } };
  return { type: 'event', partnerId, orderId, event: { ...event, at: '2026-01-01T00:00:00.000Z', data } };
}

/** A container with two ranges, whose changes the test controls. */
class PlayedChanges {
  begun = 0;
  asked = 0;
  #pages: (unknown[] | Error)[] = [];
  readonly #bell = new EventTarget();

  async begin(): Promise<ChangeReader[]> {
    this.begun += 1;
    return [{}, {}] as ChangeReader[];
  }
  async readNext(): Promise<unknown[]> {
    this.asked += 1;
    this.#bell.dispatchEvent(new Event('asked'));
    const page = this.#pages.shift() ?? [];
    if (page instanceof Error) throw page;
    return page;
  }
  tell(page: unknown[] | Error): void {
    this.#pages.push(page);
  }
  async isAsked(times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) await once(this.#bell, 'asked');
  }
}

function aFollower() {
  const bell = new EventTarget();
  const heard: number[] = [];
  const follower: Follower = {
    onEvent({ sequence }) {
      heard.push(sequence);
      bell.dispatchEvent(new Event('heard'));
    },
    onMissed: () => void bell.dispatchEvent(new Event('missed')),
  };
  return { follower, heard, next: () => once(bell, 'heard'), missed: () => once(bell, 'missed') };
}

test('one reader sends every follower the events of its own order', async () => {
  const changes = new PlayedChanges();
  const feed = new CosmosOrderFeed(changes, { pollMs: 1 });
  const [one, two, other] = [aFollower(), aFollower(), aFollower()];
  const leaves = await Promise.all([
    feed.follow(order('a'), one.follower),
    feed.follow(order('a'), two.follower),
    feed.follow(order('b'), other.follower),
  ]);
  const told = Promise.all([one.next(), two.next(), other.next()]);
  changes.tell([eventOf('a', 1), { type: 'order' }, eventOf('b', 7), eventOf('c', 9)]);
  await told;
  expect([one.heard, two.heard, other.heard, changes.begun]).toEqual([[1], [1], [7], 1]);
  for (const leave of leaves) leave();
});

test('nothing is read when there are no followers', async () => {
  const changes = new PlayedChanges();
  const feed = new CosmosOrderFeed(changes, { pollMs: 1 });
  const leave = await feed.follow(order('a'), aFollower().follower);
  await changes.isAsked(4);
  leave();
  leave();
  const asked = changes.asked;
  // The next follower gets a new reader that starts at its own "now", so the first reader had ended.
  const { follower, next, heard } = aFollower();
  const leaveAgain = await feed.follow(order('a'), follower);
  changes.tell([eventOf('a', 2)]);
  await next();
  expect([changes.begun, heard, changes.asked - asked <= 4]).toEqual([2, [2], true]);
  leaveAgain();
});

test('when the feed can’t be read for a while, followers are informed that they have missed something', async () => {
  const changes = new PlayedChanges();
  const feed = new CosmosOrderFeed(changes, { pollMs: 1 });
  const { follower, missed, next, heard } = aFollower();
  const leave = await feed.follow(order('a'), follower);
  const told = missed();
  changes.tell(new Error('the database is away'));
  await told;
  changes.tell([eventOf('a', 3)]);
  await next();
  expect([heard, changes.begun]).toEqual([[3], 2]);
  leave();
});

test('a follower is refused while there is no feed, and the next one tries again', async () => {
  const changes = new PlayedChanges();
  const begin = changes.begin.bind(changes);
  changes.begin = async () => {
    throw new Error('the database is away');
  };
  const feed = new CosmosOrderFeed(changes, { pollMs: 1 });
  await expect(feed.follow(order('a'), aFollower().follower)).rejects.toThrow('the database is away');
  changes.begin = begin;
  const { follower, next } = aFollower();
  const leave = await feed.follow(order('a'), follower);
  const told = next();
  changes.tell([eventOf('a', 1)]);
  await told;
  leave();
});

test('no follower gets an event of another partner’s order', async () => {
  const changes = new PlayedChanges();
  const feed = new CosmosOrderFeed(changes, { pollMs: 1 });
  const one = aFollower();
  const leave = await feed.follow(order('one'), one.follower);
  const foreign = eventOf('one', 1);
  const missed = one.missed();
  changes.tell([{ ...foreign, event: { ...foreign.event, partnerId: 'globex' } }]);
  await missed;
  expect(one.heard).toEqual([]);
  leave();
});
