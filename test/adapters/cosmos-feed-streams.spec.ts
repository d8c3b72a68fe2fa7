import type { Container } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosChanges } from '../../shared/adapters/cosmos/cosmos-changes.ts';
import { CosmosFeedStreams } from '../../shared/adapters/cosmos/cosmos-feed-streams.ts';
import { toEntryId, toSegmentKey } from '../../shared/adapters/cosmos/feed-documents.ts';
import type { FeedEvent } from '../../shared/domain/feed-event.ts';
import type { StreamPlace } from '../../shared/domain/feed-place.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from './cosmos-database.ts';

const now = new Date('2026-11-27T12:00:00.000Z');
const clock = { now: () => now };
const all = () => true;
let partners = 0;

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

/** A partner of its own for each test. */
function aPartner() {
  partners += 1;
  const partnerId = PartnerId.parse(`partner${partners}`);
  const event = (order: string, sequence: number, changes: Partial<FeedEvent> = {}): FeedEvent => {
    const orderId = orderIdFor(partnerId, order);
    const id = `${orderId}.${sequence}`;
    return { id, type: 'order.reserved', orderId, sequence, at: now.toISOString(), data: {}, ...changes };
  };
  return { partnerId, event };
}

const feedOf = (container: Container = database.container('feed'), bounds = { entries: 1_000_000, bytes: 1e9 }) =>
  new CosmosFeedStreams(container, { clock, bounds, live: { changes: new CosmosChanges(container), pollMs: 5 } });

/** All events in the feed, read in pages. */
async function readAll(
  feed: CosmosFeedStreams,
  partnerId: PartnerId,
  { after, limit = 7, wanted = all }: { after?: StreamPlace; limit?: number; wanted?: (type: string) => boolean } = {},
) {
  const ids: string[] = [];
  for (let place = after; ; ) {
    const { events, next, hasMore } = await feed.read(partnerId, { after: place, limit, wanted });
    ids.push(...events.map(({ event }) => event.id));
    place = next;
    if (!hasMore) return { ids, next };
  }
}

test('events are read in the order in which they were added, page by page', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  const events = Array.from({ length: 250 }, (_, n) => event(`o${n % 10}`, 1 + Math.floor(n / 10)));
  await feed.append(partnerId, events);
  const { ids, next } = await readAll(feed, partnerId);
  expect(ids).toEqual(events.map(({ id }) => id));
  expect(next).toEqual({ segment: 0, position: 250 });
  expect(await feed.findEnd(partnerId)).toEqual(next);
  expect(await readAll(feed, partnerId, { after: next })).toEqual({ ids: [], next });
});

test('a feed without events has a place to begin at', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  const end = await feed.findEnd(partnerId);
  expect(await readAll(feed, partnerId)).toEqual({ ids: [], next: end });
  await feed.append(partnerId, [event('a', 1)]);
  expect((await readAll(feed, partnerId, { after: end })).ids).toEqual([event('a', 1).id]);
});

test('events that come again, alone or among new ones, are there once', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  await feed.append(partnerId, [event('a', 1), event('a', 2)]);
  await feed.append(partnerId, [event('a', 1), event('a', 2), event('a', 3), event('a', 3)]);
  await feedOf().append(partnerId, [event('a', 2)]);
  expect((await readAll(feed, partnerId)).ids).toEqual([1, 2, 3].map((sequence) => event('a', sequence).id));
});

test('an id that is used again after a restore is another event', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  await feed.append(partnerId, [event('a', 1)]);
  await feed.append(partnerId, [event('a', 1, { at: '2026-11-27T12:00:01.000Z' })]);
  expect((await readAll(feed, partnerId)).ids).toHaveLength(2);
});

test('several writers at once add every event once, and a reader beside them misses none', async () => {
  const { partnerId, event } = aPartner();
  const events = Array.from({ length: 20 }, (_, order) =>
    Array.from({ length: 10 }, (__, n) => event(`o${order}`, n + 1)),
  );
  let isWritten = false;
  const read = (async () => {
    const feed = feedOf();
    const ids: string[] = [];
    for (let place = await feed.findEnd(partnerId), last = false; ; last = isWritten) {
      const found = await readAll(feed, partnerId, { after: place });
      ids.push(...found.ids);
      place = found.next;
      if (last) return ids;
    }
  })();
  // Two writers have the same orders, as when a lease changes its owner; segments end meanwhile.
  const bounds = { entries: 40, bytes: 1e9 };
  const write = async (orders: FeedEvent[][]) => {
    const feed = feedOf(undefined, bounds);
    for (const ofOrder of orders) for (let n = 0; n < 10; n += 2) await feed.append(partnerId, ofOrder.slice(n, n + 2));
  };
  await Promise.all([write(events.slice(0, 12)), write(events.slice(8)), write(events.slice(8, 12))]);
  isWritten = true;
  const ids = await read;
  const expected = events.flat().map(({ id }) => id);
  expect(ids).toHaveLength(expected.length);
  expect(new Set(ids)).toEqual(new Set(expected));
  for (const ofOrder of events) {
    const own = ofOrder.map(({ id }) => id);
    expect(ids.filter((id) => own.includes(id))).toEqual(own);
  }
  expect((await readAll(feedOf(), partnerId)).ids).toEqual(ids);
});

test('a full segment is closed, the next one goes on, and what comes again is still there once', async () => {
  const { partnerId, event } = aPartner();
  const bounds = { entries: 5, bytes: 1e9 };
  const feed = feedOf(undefined, bounds);
  for (let n = 1; n <= 12; n += 1) await feed.append(partnerId, [event('a', n)]);
  await feedOf(undefined, bounds).append(partnerId, [
    event('a', 9),
    event('a', 10),
    event('a', 11),
    event('a', 12),
    event('a', 13),
  ]);
  const { ids, next } = await readAll(feed, partnerId, { limit: 3 });
  expect(ids).toEqual(Array.from({ length: 13 }, (_, n) => event('a', n + 1).id));
  expect(next).toEqual({ segment: 2, position: 3 });
  const { ids: later } = await readAll(feed, partnerId, { after: { segment: 0, position: 4 } });
  expect(later).toHaveLength(9);
});

test('more events than fit in a batch, which come again after their segment was closed, are there once', async () => {
  const { partnerId, event } = aPartner();
  const bounds = { entries: 150, bytes: 1e9 };
  const events = Array.from({ length: 151 }, (_, n) => event('a', n + 1));
  await feedOf(undefined, bounds).append(partnerId, events.slice(0, 150));
  await feedOf(undefined, bounds).append(partnerId, events);
  expect((await readAll(feedOf(), partnerId, { limit: 200 })).ids).toEqual(events.map(({ id }) => id));
});

test('when the changes of orders are read from their beginning again, no segment gets an event twice, and new ones cost no more', async () => {
  const { partnerId, event } = aPartner();
  const bounds = { entries: 3, bytes: 1e9 };
  let minute = 0;
  const later = { now: () => new Date(now.getTime() + minute * 60_000) };
  const live = { changes: new CosmosChanges(database.container('feed')), pollMs: 5 };
  const calls: string[] = [];
  const container = database.counting('feed', (call) => calls.push(call));
  const events = [];
  const feed = new CosmosFeedStreams(container, { clock: later, bounds, live });
  for (; minute < 16; minute += 1) {
    const one = event('o', minute + 1, { at: later.now().toISOString() });
    events.push(one);
    await feed.append(partnerId, [one]);
  }
  // The last segment has one entry; the five before it are full. A new event looks only into the one before.
  calls.length = 0;
  const fresh = event('p', 1, { at: later.now().toISOString() });
  await feed.append(partnerId, [fresh]);
  expect(calls).toEqual(['query', 'batch']);
  await new CosmosFeedStreams(database.container('feed'), { clock: later, bounds, live }).append(partnerId, events);
  for (const one of events) await feed.append(partnerId, [one]);
  expect((await readAll(feedOf(), partnerId, { limit: 200 })).ids).toEqual([...events, fresh].map(({ id }) => id));
});

test('a segment is closed before its partition is full', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf(undefined, { entries: 1_000, bytes: 5_000 });
  await feed.append(partnerId, [event('a', 1, { data: { text: 'x'.repeat(6_000) } })]);
  await feed.append(partnerId, [event('a', 2)]);
  expect(await feed.findEnd(partnerId)).toEqual({ segment: 1, position: 1 });
});

test('events too large for one batch are added in several', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  const events = Array.from({ length: 30 }, (_, n) => event('a', n + 1, { data: { text: 'x'.repeat(100_000) } }));
  await feed.append(partnerId, events);
  expect((await readAll(feed, partnerId)).ids).toEqual(events.map(({ id }) => id));
});

test('a page holds only the types that are wanted, and says where it looked', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  const types = Array.from({ length: 60 }, (_, n) => (n % 20 === 19 ? 'order.confirmed' : 'order.reserved'));
  await feed.append(
    partnerId,
    types.map((type, n) => event('a', n + 1, { type })),
  );
  const wanted = (type: string) => type === 'order.confirmed';
  expect((await readAll(feed, partnerId, { wanted, limit: 2 })).ids).toEqual([20, 40, 60].map((n) => event('a', n).id));
  const { events, next, hasMore } = await feed.read(partnerId, { limit: 5, wanted: () => false });
  expect([events, next, hasMore]).toEqual([[], { segment: 0, position: 60 }, false]);
});

test('an event that is too old to be kept is not added', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  await feed.append(partnerId, [event('a', 1, { at: '2026-10-27T12:00:00.000Z' }), event('a', 2)]);
  expect((await readAll(feed, partnerId)).ids).toEqual([event('a', 2).id]);
});

test('after a restore to an earlier time, a later place reads everything that is kept again', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  await feed.append(partnerId, [event('a', 1), event('a', 2)]);
  for (const after of [
    { segment: 0, position: 9 },
    { segment: 3, position: 0 },
    { segment: 3, position: 2 },
  ]) {
    expect((await readAll(feed, partnerId, { after })).ids).toEqual([event('a', 1).id, event('a', 2).id]);
  }
});

test('a writer killed before or after its batch leaves nothing half done', async () => {
  const { partnerId, event } = aPartner();
  const container = database.container('feed');
  for (const [n, isDone] of [false, true].entries()) {
    const killed = new Proxy(container, {
      get(target, name) {
        if (name !== 'items') return Reflect.get(target, name, target);
        return new Proxy(target.items, {
          get(items, method) {
            if (method !== 'batch') return Reflect.get(items, method, items);
            return async (...given: Parameters<typeof items.batch>) => {
              if (isDone) await items.batch(...given);
              throw new Error('killed');
            };
          },
        });
      },
    });
    const events = [event(`o${n}`, 1), event(`o${n}`, 2)];
    await expect(feedOf(killed).append(partnerId, events)).rejects.toThrow('killed');
    await feedOf().append(partnerId, [...events, event(`o${n}`, 3)]);
  }
  const ids = [0, 1].flatMap((n) => [1, 2, 3].map((sequence) => event(`o${n}`, sequence).id));
  expect((await readAll(feedOf(), partnerId)).ids).toEqual(ids);
});

test('a partner’s feed is not another’s', async () => {
  const [one, other] = [aPartner(), aPartner()];
  const feed = feedOf();
  await feed.append(one.partnerId, [one.event('a', 1)]);
  await feed.append(other.partnerId, [other.event('b', 1)]);
  expect((await readAll(feed, one.partnerId)).ids).toEqual([one.event('a', 1).id]);
});

test('who follows a feed hears of new events of its partner, and of no other', async () => {
  const [one, other] = [aPartner(), aPartner()];
  const feed = feedOf();
  const heard: string[] = [];
  let hear = () => {};
  const leaveOther = await feed.follow(other.partnerId, () => heard.push('other'));
  const leave = await feed.follow(one.partnerId, () => {
    heard.push('one');
    hear();
  });
  const news = new Promise<void>((resolve) => {
    hear = resolve;
  });
  await feed.append(one.partnerId, [one.event('a', 1)]);
  await news;
  expect(heard).toEqual(['one']);
  leave();
  leaveOther();
});

test('what it costs is counted: a batch of an order’s events, an event alone, a page, and a look that finds nothing', async () => {
  const { partnerId, event } = aPartner();
  const calls: [call: string, units: number][] = [];
  const counted = feedOf(database.counting('feed', (call, units) => void calls.push([call, units])));
  const data = { status: 'reserved', total: { amount: 5030, currency: 'EUR' }, reference: 'PO-4711' };
  const spend = async (act: () => Promise<unknown>) => {
    calls.length = 0;
    await act();
    return { calls: calls.map(([call]) => call), units: calls.reduce((sum, [, units]) => sum + units, 0) };
  };
  await counted.append(partnerId, [event('o', 1, { data })]);
  const five = await spend(() =>
    counted.append(
      partnerId,
      [2, 3, 4, 5, 6].map((n) => event('o', n, { data })),
    ),
  );
  const one = await spend(() => counted.append(partnerId, [event('o', 7, { data })]));
  const page = await spend(() =>
    counted.read(partnerId, { after: { segment: 0, position: 2 }, limit: 50, wanted: all }),
  );
  const nothing = await spend(() =>
    counted.read(partnerId, { after: { segment: 0, position: 7 }, limit: 50, wanted: all }),
  );
  expect([five, one, page, nothing].map(({ calls }) => calls.join())).toEqual([
    'batch',
    'batch',
    'query,get',
    'query,get',
  ]);
  // Request units of the embedded Cosmos DB. They may fall; a change that raises one says why.
  expect(five.units).toBeLessThanOrEqual(35.8);
  expect(one.units).toBeLessThanOrEqual(15.3);
  expect(page.units).toBeLessThanOrEqual(3.2);
  expect(nothing.units).toBeLessThanOrEqual(3);
});

test('an entry that can’t be read is left out, and the feed goes on after it', async () => {
  const { partnerId, event } = aPartner();
  const feed = feedOf();
  await feed.append(
    partnerId,
    [1, 2, 3].map((n) => event('a', n)),
  );
  const id = toEntryId(event('a', 2));
  const item = database.container('feed').item(id, [partnerId, toSegmentKey(0)]);
  const { resource } = await item.read();
  await item.replace({ ...resource, event: { secret: 'of ours' } });
  expect((await readAll(feed, partnerId, { limit: 1 })).ids).toEqual([event('a', 1).id, event('a', 3).id]);
});
