import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { FeedEvent, FeedOwner } from '../../domain/feed-event.ts';
import type { StreamPlace } from '../../domain/feed-place.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { Clock } from '../../ports/clock.ts';
import { FeedEntry, FeedHead, HEAD, KEPT_S, toEntryId, toSegmentKey } from './feed-documents.ts';
import { LiveChanges, type LiveChangesOptions } from './live-changes.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, PRECONDITION_FAILED } from './status-code.ts';

/** A batch takes 100 operations and 2 MB; one operation is for the head. */
const MOST_IN_BATCH = 99;
const LARGEST_BATCH = 1_500_000;
/** Entries that one call of `read` looks at, so that its cost is bounded if few of them are wanted. */
const MOST_LOOKED_AT = 1_000;

const LEAST_PAGE = 50;
/** By how much the times of entries can be out of order. */
const DISORDER_MS = 5 * 60_000;

/** When a segment is closed. A logical partition may hold 20 GB. */
export const SEGMENT_BOUNDS = { entries: 1_000_000, bytes: 4_000_000_000 };
/** While a segment is this short, an event may be in the one before it, whatever the clocks say. */
const OVERLAP = 10_000;

export interface FeedOptions {
  clock: Clock;
  /** How it hears of new entries, while somebody waits for them. */
  live: Omit<LiveChangesOptions, 'keyOf'>;
  bounds?: typeof SEGMENT_BOUNDS;
}

export interface StreamQuery {
  after?: StreamPlace | undefined;
  limit: number;
  wanted: (type: string) => boolean;
}

export interface StreamPage {
  /** Where it begins. */
  from: StreamPlace;
  events: { place: StreamPlace; event: FeedEvent }[];
  next: StreamPlace;
  hasMore: boolean;
}

const Place = z.object({ position: z.int().positive() });
const ChangedHead = z.object({ type: z.literal('head'), partnerId: z.string() });
/** Every append changes a head, so the head's change is enough. */
const ownerOfHead = (document: unknown) => ChangedHead.safeParse(document).data?.partnerId;

type Appended =
  | { kind: 'done' /** Undefined if it is closed now. */; segment: Segment | undefined }
  | { kind: 'refused'; codes: number[]; number: number };

interface Segment {
  number: number;
  /** Undefined if the segment doesn't exist yet. */
  head: (FeedHead & { etag: string }) | undefined;
}

/**
 * The feeds of all owners in Cosmos DB. Each consists of segments, each a logical partition with entries and a head. An append is
 * one batch that moves the head by compare-and-set and creates the entries: there is never a gap that is filled later, so
 * a reader who has seen position N has seen everything up to N. Neither `_ts`, nor an event's time, nor the order on the
 * bus could promise that.
 */
export class CosmosFeedStreams {
  readonly #container: Container;
  readonly #documents: PartnerDocuments<FeedOwner>;
  readonly #clock: Clock;
  readonly #live: LiveChanges;
  readonly #bounds: typeof SEGMENT_BOUNDS;
  /** What this process appended last, for each owner: another writer may have gone on since. */
  readonly #last = new Map<FeedOwner, Segment>();
  /** The last segment that was seen. Earlier ones are closed. */
  readonly #lastNumber = new Map<FeedOwner, number>();
  /** When segments were closed. That never changes. */
  readonly #closedAt = new Map<string, number>();

  constructor(container: Container, { clock, live, bounds = SEGMENT_BOUNDS }: FeedOptions) {
    this.#container = container;
    this.#live = new LiveChanges({ ...live, keyOf: ownerOfHead });
    this.#documents = new PartnerDocuments<FeedOwner>(container);
    this.#clock = clock;
    this.#bounds = bounds;
  }

  /** Adds events at the end, each only once. */
  async append(owner: FeedOwner, events: readonly FeedEvent[]): Promise<void> {
    const oldest = this.#clock.now().getTime() - KEPT_S * 1_000;
    let left = uniqueOf(events.filter(({ at }) => Date.parse(at) > oldest));
    let segment = this.#last.get(owner);
    while (left.length > 0) {
      segment ??= await this.#findLast(owner);
      const batch = takeBatch(left);
      let fresh = batch;
      for (const number of await this.#listOverlapping(owner, segment, batch)) {
        if (fresh.length > 0) fresh = await this.#dropKnown(owner, number, fresh);
      }
      if (fresh.length < batch.length) {
        left = [...fresh, ...left.slice(batch.length)];
        continue;
      }
      const outcome = await this.#appendBatch(owner, segment, batch);
      if (outcome.kind === 'done') {
        left = left.slice(batch.length);
        segment = outcome.segment;
        continue;
      }
      segment = undefined;
      // Another writer was first with some of them, or this one in an earlier attempt.
      if (outcome.codes.slice(1).includes(CONFLICT)) left = await this.#dropKnown(owner, outcome.number, left);
      else if (!outcome.codes.some((code) => code === CONFLICT || code === PRECONDITION_FAILED)) {
        throw new BatchFailed(`appending to the feed of ${owner}`, outcome.codes);
      }
    }
  }

  async #appendBatch(owner: FeedOwner, segment: Segment, events: readonly FeedEvent[]): Promise<Appended> {
    const { number, head } = segment;
    const keys = { partnerId: owner, segment: toSegmentKey(number), schemaVersion: schemaVersions.feedEntry };
    const before = head?.last ?? 0;
    const entries = events.map((event, index) => {
      return { ...keys, id: toEntryId(event), type: 'entry', position: before + 1 + index, event };
    });
    const last = before + events.length;
    const bytes = (head?.bytes ?? 0) + entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
    const isFull = last >= this.#bounds.entries || bytes >= this.#bounds.bytes;
    const next: FeedHead = {
      partnerId: owner,
      last,
      bytes,
      ...(isFull ? { closedAt: this.#clock.now().toISOString() } : {}),
    };
    // A head stays when the entries have expired: from it, the later segments are found.
    const resourceBody = { ...keys, id: HEAD, type: 'head', ...next, ttl: -1 } as JSONObject;
    const outcome = await runBatch(
      this.#container,
      [owner, keys.segment],
      [
        head === undefined
          ? { operationType: 'Create', resourceBody }
          : { operationType: 'Replace', id: HEAD, ifMatch: head.etag, resourceBody },
        ...entries.map((entry) => ({ operationType: 'Create' as const, resourceBody: entry as JSONObject })),
      ],
    );
    if (outcome.kind === 'refused') {
      this.#last.delete(owner);
      return { kind: 'refused', codes: outcome.codes, number };
    }
    const etag = outcome.results[0]?.eTag;
    const written = isFull || etag === undefined ? undefined : { number, head: { ...next, etag } };
    if (written === undefined) this.#last.delete(owner);
    else this.#last.set(owner, written);
    return { kind: 'done', segment: written };
  }

  /** Earlier segments that may have one of the events already: it happened before they were closed. */
  async #listOverlapping(owner: FeedOwner, { number, head }: Segment, events: readonly FeedEvent[]): Promise<number[]> {
    const oldest = Math.min(...events.map(({ at }) => Date.parse(at)));
    const found: number[] = [];
    for (let earlier = number - 1; earlier >= 0; earlier -= 1) {
      // Clocks differ: of the segment before, the first entries are always compared.
      const isNext = earlier === number - 1 && (head?.last ?? 0) < OVERLAP;
      if (!isNext && (await this.#readClosedAt(owner, earlier)) < oldest) break;
      found.push(earlier);
    }
    return found;
  }

  async #readClosedAt(owner: FeedOwner, number: number): Promise<number> {
    const key = `${owner} ${number}`;
    const known = this.#closedAt.get(key);
    if (known !== undefined) return known;
    const head = await this.#readHead(owner, number);
    if (head?.closedAt === undefined) return Number.NEGATIVE_INFINITY;
    const closedAt = Date.parse(head.closedAt);
    this.#closedAt.set(key, closedAt);
    return closedAt;
  }

  async #dropKnown(owner: FeedOwner, segment: number, events: readonly FeedEvent[]): Promise<FeedEvent[]> {
    const known = await this.#findKnown(owner, segment, events.slice(0, MOST_IN_BATCH));
    return events.filter((event) => !known.has(toEntryId(event)));
  }

  async #findKnown(owner: FeedOwner, segment: number, events: readonly FeedEvent[]): Promise<Set<string>> {
    const ids = events.map((event, n) => ({ name: `@id${n}`, value: toEntryId(event) }));
    const found = await this.#documents.queryOne(owner, [toSegmentKey(segment)], {
      // Not ARRAY_CONTAINS: only this form is sure to use the index, in a segment of a million entries.
      where: `c.id IN (${ids.map(({ name }) => name).join(', ')})`,
      parameters: ids,
    });
    return new Set(found.map(({ id }) => String(id)));
  }

  async read(owner: FeedOwner, { after, limit, wanted }: StreamQuery): Promise<StreamPage> {
    const from = after ?? (await this.#findOldest(owner));
    let place = from;
    const events: StreamPage['events'] = [];
    let isClosed = false;
    for (let looked = 0; looked < MOST_LOOKED_AT; ) {
      const top = Math.min(MOST_LOOKED_AT - looked, Math.max(limit + 1, LEAST_PAGE));
      const found = await this.#readEntries(owner, place, top);
      looked += found.length;
      for (const { position, event } of found) {
        if (events.length === limit) return { from, events, next: place, hasMore: true };
        place = { segment: place.segment, position };
        if (event !== undefined && wanted(event.type)) events.push({ place, event });
      }
      if (found.length === top) continue;
      if (isClosed) {
        place = { segment: place.segment + 1, position: 0 };
        isClosed = false;
        continue;
      }
      const head = await this.#readHead(owner, place.segment);
      // The database was restored to a time before this place: better an event twice than one missed.
      if (await this.#isLost(owner, place, head)) place = await this.#findOldest(owner);
      else if (head?.closedAt === undefined) return { from, events, next: place, hasMore: false };
      // Its last entries may have come since: look once more before going on to the next segment.
      else isClosed = true;
    }
    return { from, events, next: place, hasMore: true };
  }

  async #isLost(owner: FeedOwner, { segment, position }: StreamPlace, head: FeedHead | undefined): Promise<boolean> {
    if (head !== undefined) return head.last < position;
    if (position > 0 || segment === 0) return position > 0;
    return (await this.#readHead(owner, segment - 1))?.closedAt === undefined;
  }

  async #readEntries(owner: FeedOwner, { segment, position }: StreamPlace, top: number) {
    const documents = await this.#documents.queryOne(owner, [toSegmentKey(segment)], {
      where: 'c.segment = @segment AND c.position > @position',
      parameters: [
        { name: '@segment', value: toSegmentKey(segment) },
        { name: '@position', value: position },
      ],
      orderBy: 'c.partnerId, c.segment, c.position',
      top,
    });
    return documents.map((document) => ({
      position: Place.parse(document).position,
      // One that can't be read is left out: it must not end the feed.
      event: readDocument(FeedEntry, document, 'feedEntry', String(document['id']))?.event,
    }));
  }

  /** Looks in the segment before too: an event that comes shortly before another one can be there. */
  async find(owner: FeedOwner, segment: number, event: Pick<FeedEvent, 'id' | 'at'>): Promise<FeedEvent | undefined> {
    for (const number of segment > 0 ? [segment, segment - 1] : [segment]) {
      const found = await this.#documents.read(owner, toEntryId(event), [toSegmentKey(number)]);
      if (found) return readDocument(FeedEntry, found.document, 'feedEntry', event.id)?.event;
    }
    return undefined;
  }

  /** Events are almost in the order of their times, so it halves the part that it looks in, a few minutes too early. */
  async findPlaceBefore(owner: FeedOwner, at: Date): Promise<StreamPlace> {
    const time = new Date(at.getTime() - DISORDER_MS).toISOString();
    const place = await this.#findOldest(owner);
    let head = await this.#readHead(owner, place.segment);
    while (head?.closedAt !== undefined && head.closedAt < time) {
      place.segment += 1;
      head = await this.#readHead(owner, place.segment);
    }
    for (let end = head?.last ?? 0; place.position < end; ) {
      const middle = Math.floor((place.position + end) / 2);
      const [entry] = await this.#readEntries(owner, { segment: place.segment, position: middle }, 1);
      if (entry?.event !== undefined && entry.event.at < time) place.position = entry.position;
      else end = middle;
    }
    return place;
  }

  follow(owner: FeedOwner, onNews: () => void): Promise<() => void> {
    return this.#live.follow(owner, { onDocument: onNews, onMissed: onNews });
  }

  async findEnd(owner: FeedOwner): Promise<StreamPlace> {
    const { number, head } = await this.#findLast(owner);
    return { segment: number, position: head?.last ?? 0 };
  }

  /** The segment in which the oldest event may be that is kept. */
  async #findOldest(owner: FeedOwner): Promise<StreamPlace> {
    const oldest = this.#clock.now().getTime() - KEPT_S * 1_000;
    let { number } = await this.#findLast(owner);
    for (; number > 0; number -= 1) {
      const before = await this.#readHead(owner, number - 1);
      if (before?.closedAt === undefined || Date.parse(before.closedAt) < oldest) break;
    }
    return { segment: number, position: 0 };
  }

  /** The first segment that isn't closed. */
  async #findLast(owner: FeedOwner): Promise<Segment> {
    for (let number = this.#lastNumber.get(owner) ?? 0; ; number += 1) {
      const head = await this.#readHead(owner, number);
      if (head?.closedAt !== undefined) continue;
      if (number > 0) this.#lastNumber.set(owner, number);
      return { number, head };
    }
  }

  async #readHead(owner: FeedOwner, segment: number): Promise<(FeedHead & { etag: string }) | undefined> {
    const found = await this.#documents.read(owner, HEAD, [toSegmentKey(segment)]);
    return found && { ...FeedHead.parse(found.document), etag: found.etag };
  }
}

/** An event that is there twice would refuse its batch. */
function uniqueOf(events: readonly FeedEvent[]): FeedEvent[] {
  return [...new Map(events.map((event) => [toEntryId(event), event])).values()];
}

function takeBatch(events: readonly FeedEvent[]): FeedEvent[] {
  let bytes = 0;
  const end = events.findIndex((event, index) => {
    bytes += sizeOf(event);
    return index > 0 && (index >= MOST_IN_BATCH || bytes > LARGEST_BATCH);
  });
  return events.slice(0, end === -1 ? events.length : end);
}

const sizeOf = (document: object): number => Buffer.byteLength(JSON.stringify(document));
