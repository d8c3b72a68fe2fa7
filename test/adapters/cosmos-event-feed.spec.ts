import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosChanges } from '../../shared/adapters/cosmos/cosmos-changes.ts';
import { CosmosEventFeed } from '../../shared/adapters/cosmos/cosmos-event-feed.ts';
import { CATALOGUE, type OwnedEvent } from '../../shared/domain/feed-event.ts';
import type { FeedPlace } from '../../shared/domain/feed-place.ts';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from './cosmos-database.ts';

/** A partner's feed merged with that of the catalogue. The parts are in cosmos-feed-streams.spec.ts. */

const START = Date.parse('2026-11-27T12:00:00.000Z');
let passed = 0;
/** Each look at it is later: what the feed keeps for a second is never kept here. */
const clock = {
  now() {
    passed += 1_001;
    return new Date(START + passed);
  },
};
const all = () => true;

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

let partners = 0;
function aPartner() {
  partners += 1;
  return PartnerId.parse(`partner${partners}`);
}

function orderEvent(owner: PartnerId, sequence: number, minute = sequence): OwnedEvent {
  const orderId = orderIdFor(owner, 'o');
  const at = new Date(START + minute * 60_000).toISOString();
  return { owner, event: { id: `${owner}.${sequence}`, type: 'order.reserved', at, orderId, sequence, data: {} } };
}

let crossings = 0;
function stockEvent(minute: number): OwnedEvent {
  crossings += 1;
  const [sku, at] = [Sku.parse(`MUG-${crossings}`), new Date(START + minute * 60_000).toISOString()];
  return { owner: CATALOGUE, event: { id: `evt_${crossings}`, type: 'stock.low', at, subject: sku, data: { sku } } };
}

const feedOf = (
  options: { container?: ReturnType<typeof database.container>; entries?: number; at?: typeof clock } = {},
) => {
  const { container = database.container('feed'), entries = 1_000_000, at = clock } = options;
  const live = { changes: new CosmosChanges(container), pollMs: 5 };
  return new CosmosEventFeed(container, { clock: at, live, bounds: { entries, bytes: 1e9 } });
};

async function readAll(
  feed: CosmosEventFeed,
  partnerId: PartnerId,
  { after, limit = 3, wanted = all }: { after?: FeedPlace; limit?: number; wanted?: (type: string) => boolean } = {},
) {
  const ids: string[] = [];
  for (let place = after; ; ) {
    const { events, next, hasMore } = await feed.read(partnerId, { after: place, limit, wanted });
    ids.push(...events.map(({ event }) => event.id));
    place = next;
    if (!hasMore) return { ids, next };
  }
}

const idsOf = (events: OwnedEvent[]) => events.map(({ event }) => event.id);

test('a partner gets its own events and the catalogue’s by time, and another one only the catalogue’s', async () => {
  const [one, other, feed] = [aPartner(), aPartner(), feedOf()];
  const end = await feed.findEnd(one);
  const own = [1, 3, 5, 7].map((minute) => orderEvent(one, minute));
  const stock = [2, 4, 6].map(stockEvent);
  await feed.append([...own, ...stock]);
  const merged = [...own, ...stock].toSorted((a, b) => (a.event.at < b.event.at ? -1 : 1));
  expect((await readAll(feed, one, { after: end })).ids).toEqual(idsOf(merged));
  expect((await readAll(feed, other, { after: await feed.findEnd(other) })).ids).toEqual([]);
  expect((await readAll(feed, other, { after: end })).ids).toEqual(idsOf(stock));
  const orders = (type: string) => type.startsWith('order.');
  expect((await readAll(feed, one, { after: end, wanted: orders, limit: 2 })).ids).toEqual(idsOf(own));
});

test('from the latest on, both kinds are read, whichever comes late', async () => {
  const [partner, feed] = [aPartner(), feedOf()];
  await feed.append([orderEvent(partner, 1), stockEvent(1)]);
  const end = await feed.findEnd(partner);
  expect((await readAll(feed, partner, { after: end })).ids).toEqual([]);
  const [late, early] = [stockEvent(0), orderEvent(partner, 2, 9)];
  await feed.append([early]);
  const first = await readAll(feed, partner, { after: end });
  await feed.append([late]);
  expect([first.ids, (await readAll(feed, partner, { after: first.next })).ids]).toEqual([
    idsOf([early]),
    idsOf([late]),
  ]);
});

test('several writers of both feeds at once, with segments that end: a reader beside them gets each event once', async () => {
  const partner = aPartner();
  const own = Array.from({ length: 40 }, (_, n) => orderEvent(partner, n + 1));
  const stock = Array.from({ length: 40 }, (_, n) => stockEvent(n));
  let isWritten = false;
  const reader = (async () => {
    const feed = feedOf();
    const ids: string[] = [];
    for (let place = await feed.findEnd(partner), last = false; ; last = isWritten) {
      const found = await readAll(feed, partner, { after: place });
      ids.push(...found.ids);
      place = found.next;
      if (last) return ids;
    }
  })();
  const write = async (events: OwnedEvent[]) => {
    const feed = feedOf({ entries: 15 });
    for (let n = 0; n < events.length; n += 4) await feed.append(events.slice(n, n + 4));
  };
  // Two have the same ones, as when a lease changes its owner.
  await Promise.all([write(own), write(stock), write(stock.slice(10))]);
  isWritten = true;
  const ids = await reader;
  expect(ids.toSorted()).toEqual(idsOf([...own, ...stock]).toSorted());
  expect(ids.filter((id) => id.startsWith(partner))).toEqual(idsOf(own));
});

test('who follows hears of both, and reads what came just before', async () => {
  const [partner, feed] = [aPartner(), feedOf({ at: { now: () => new Date(START) } })];
  const end = await feed.findEnd(partner);
  // It keeps an empty page of the catalogue for a second.
  expect((await readAll(feed, partner, { after: end })).ids).toEqual([]);
  const before = stockEvent(1);
  await feedOf().append([before]);
  let hear = () => {};
  const news = () => new Promise<void>((resolve) => (hear = resolve));
  const leave = await feed.follow(partner, () => hear());
  const { ids, next } = await readAll(feed, partner, { after: end });
  expect(ids).toEqual(idsOf([before]));
  for (const event of [stockEvent(2), orderEvent(partner, 1)]) {
    const heard = news();
    await feedOf().append([event]);
    await heard;
    expect((await readAll(feed, partner, { after: next })).ids).toContain(event.event.id);
  }
  leave();
});

test('after a restore, a place that the catalogue has not reached again reads it from the beginning, and the own part goes on', async () => {
  const [partner, feed] = [aPartner(), feedOf()];
  await feed.append([orderEvent(partner, 1), stockEvent(1)]);
  const { ids: known } = await readAll(feed, partner);
  const { own, catalogue } = await feed.findEnd(partner);
  await feed.append([orderEvent(partner, 2)]);
  const lost = { own, catalogue: { segment: catalogue.segment, position: catalogue.position + 9 } };
  const { ids, next } = await readAll(feed, partner, { after: lost });
  expect(ids.filter((id) => id.startsWith(partner))).toEqual([`${partner}.2`]);
  expect(ids).toEqual(expect.arrayContaining(known.filter((id) => !id.startsWith(partner))));
  expect(next.catalogue).toEqual(catalogue);
});

test('partners who look at the same time share one look at the catalogue', async () => {
  const calls: string[] = [];
  const container = database.counting('feed', (call) => void calls.push(call));
  const feed = feedOf({ container, at: { now: () => new Date(START) } });
  const looking = Array.from({ length: 20 }, aPartner);
  const ends = await Promise.all(looking.map((partner) => feed.findEnd(partner)));
  calls.length = 0;
  await Promise.all(looking.map((partner, n) => feed.read(partner, { after: ends[n], limit: 50, wanted: all })));
  // A query and the head for each partner, and once for the catalogue.
  expect(calls).toHaveLength(2 * looking.length + 2);
});
