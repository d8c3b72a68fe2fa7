import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedPlace } from '../../domain/feed-place.ts';
import type { StreamPage } from './cosmos-feed-streams.ts';
import { mergePages } from './merge-pages.ts';

const placeOf = (position: number) => ({ segment: 0, position });

/** A page as a stream gives it: at most `most` entries are looked at. `times` are minutes. */
function pageOf(
  name: string,
  times: number[],
  after: number,
  { limit, most }: { limit: number; most: number },
): StreamPage {
  const looked = times.slice(after, after + most).map((minute, n) => ({ minute, position: after + n + 1 }));
  const found = looked.filter(({ minute }) => minute % 7 !== 0);
  const events = found.slice(0, limit).map(({ minute, position }) => ({
    place: placeOf(position),
    event: { id: `${name}${position}`, type: 'x', at: new Date(minute * 60_000).toISOString(), data: {} },
  }));
  const isCut = found.length > limit;
  const next = isCut ? (events.at(-1)?.place ?? placeOf(after)) : placeOf(after + looked.length);
  return { from: placeOf(after), events, next, hasMore: isCut || after + looked.length < times.length };
}

function readAll(own: number[], catalogue: number[], bounds: { limit: number; most: number }) {
  let place: FeedPlace = { own: placeOf(0), catalogue: placeOf(0) };
  const events: ReturnType<typeof mergePages>['events'] = [];
  for (let pages = 0; ; pages += 1) {
    const page = mergePages(
      pageOf('own', own, place.own.position, bounds),
      pageOf('catalogue', catalogue, place.catalogue.position, bounds),
      bounds.limit,
    );
    events.push(...page.events);
    expect(page.events.length).toBeLessThanOrEqual(bounds.limit);
    place = page.next;
    if (!page.hasMore) return { events, place };
    if (pages > 1_000) throw new Error('it never ends');
  }
}

const times = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
const bounds = fc.record({ limit: fc.integer({ min: 1, max: 9 }), most: fc.integer({ min: 1, max: 12 }) });
const wantedOf = (name: string, all: number[]) =>
  all.flatMap((minute, n) => (minute % 7 === 0 ? [] : [`${name}${n + 1}`]));

test('page by page, each event of both feeds is there once and in its order, and no page is skipped', () => {
  fc.assert(
    fc.property(times, times, bounds, (own, catalogue, limits) => {
      const { events, place } = readAll(own, catalogue, limits);
      const ids = events.map(({ event }) => event.id);
      expect(ids.filter((id) => id.startsWith('own'))).toEqual(wantedOf('own', own));
      expect(ids.filter((id) => id.startsWith('catalogue'))).toEqual(wantedOf('catalogue', catalogue));
      expect(place).toEqual({ own: placeOf(own.length), catalogue: placeOf(catalogue.length) });
    }),
  );
});

test('a client that goes on after any event gets exactly the events after it', () => {
  fc.assert(
    fc.property(times, times, bounds, (own, catalogue, limits) => {
      const { events } = readAll(own, catalogue, limits);
      for (const [n, { place }] of events.entries()) {
        const rest = events.slice(n + 1).map(({ event }) => event.id);
        const ofOwn = wantedOf('own', own).filter((id) => Number(id.slice(3)) > place.own.position);
        const ofCatalogue = wantedOf('catalogue', catalogue).filter(
          (id) => Number(id.slice(9)) > place.catalogue.position,
        );
        expect(new Set(rest)).toEqual(new Set([...ofOwn, ...ofCatalogue]));
      }
    }),
  );
});

test('events that are in the order of their times are merged in that order, over page ends too', () => {
  const sorted = times.map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(sorted, sorted, bounds, (own, catalogue, limits) => {
      const found = readAll(own, catalogue, limits).events.map(({ event }) => event.at);
      expect(found).toEqual(found.toSorted());
    }),
  );
});
