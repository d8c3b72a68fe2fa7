import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { EventEnvelope } from '../../domain/event-envelope.ts';
import type { PartnerId } from '../../domain/ids.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EventFeed, FeedPage, FeedPlace } from '../../ports/event-feed.ts';
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

/** When a segment is closed. A logical partition may hold 20 GB. */
export const SEGMENT_BOUNDS = { entries: 1_000_000, bytes: 4_000_000_000 };
/** While a segment is this short, repeated events may be in the one before it. */
const OVERLAP = 10_000;

interface FeedOptions {
  clock: Clock;
  /** How it hears of new entries, while somebody waits for them. */
  live: Omit<LiveChangesOptions, 'keyOf'>;
  bounds?: typeof SEGMENT_BOUNDS;
}

const Place = z.object({ position: z.int().positive() });
const ChangedHead = z.object({ type: z.literal('head'), partnerId: z.string() });
/** Every append changes a head, so the head's change is enough. */
const partnerOfHead = (document: unknown) => ChangedHead.safeParse(document).data?.partnerId;

type Appended =
  | { kind: 'done' /** Undefined if it is closed now. */; segment: Segment | undefined }
  | { kind: 'refused'; codes: number[]; number: number };

interface Segment {
  number: number;
  /** Undefined if the segment doesn't exist yet. */
  head: (FeedHead & { etag: string }) | undefined;
}

/**
 * A partner's feed in Cosmos DB. It consists of segments, each a logical partition with entries and a head. An append is
 * one batch that moves the head by compare-and-set and creates the entries: there is never a gap that is filled later, so
 * a reader who has seen position N has seen everything up to N. Neither `_ts`, nor an event's time, nor the order on the
 * bus could promise that.
 */
export class CosmosEventFeed implements EventFeed {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;
  readonly #clock: Clock;
  readonly #live: LiveChanges;
  readonly #bounds: typeof SEGMENT_BOUNDS;
  /** What this process appended last, for each partner: another writer may have gone on since. */
  readonly #last = new Map<PartnerId, Segment>();
  /** The last segment that was seen. Earlier ones are closed. */
  readonly #lastNumber = new Map<PartnerId, number>();

  constructor(container: Container, { clock, live, bounds = SEGMENT_BOUNDS }: FeedOptions) {
    this.#container = container;
    this.#live = new LiveChanges({ ...live, keyOf: partnerOfHead });
    this.#documents = new PartnerDocuments(container);
    this.#clock = clock;
    this.#bounds = bounds;
  }

  async append(events: readonly EventEnvelope[]): Promise<void> {
    const oldest = this.#clock.now().getTime() - KEPT_S * 1_000;
    const byPartner = Map.groupBy(
      events.filter(({ at }) => Date.parse(at) > oldest),
      ({ partnerId }) => partnerId,
    );
    await Promise.all([...byPartner].map(([partnerId, ofPartner]) => this.#appendAll(partnerId, ofPartner)));
  }

  async #appendAll(partnerId: PartnerId, events: readonly EventEnvelope[]): Promise<void> {
    let left = uniqueOf(events);
    let segment = this.#last.get(partnerId);
    while (left.length > 0) {
      segment ??= await this.#findLast(partnerId);
      const batch = takeBatch(left);
      if (segment.number > 0 && (segment.head?.last ?? 0) < OVERLAP) {
        const fresh = await this.#dropKnown(partnerId, segment.number - 1, batch);
        if (fresh.length < batch.length) {
          left = [...fresh, ...left.slice(batch.length)];
          continue;
        }
      }
      const outcome = await this.#appendBatch(partnerId, segment, batch);
      if (outcome.kind === 'done') {
        left = left.slice(batch.length);
        segment = outcome.segment;
        continue;
      }
      segment = undefined;
      // Another writer was first with some of them, or this one in an earlier attempt.
      if (outcome.codes.slice(1).includes(CONFLICT)) left = await this.#dropKnown(partnerId, outcome.number, left);
      else if (!outcome.codes.some((code) => code === CONFLICT || code === PRECONDITION_FAILED)) {
        throw new BatchFailed(`appending to the feed of ${partnerId}`, outcome.codes);
      }
    }
  }

  async #appendBatch(partnerId: PartnerId, segment: Segment, events: readonly EventEnvelope[]): Promise<Appended> {
    const { number, head } = segment;
    const keys = { partnerId, segment: toSegmentKey(number), schemaVersion: schemaVersions.feedEntry };
    const before = head?.last ?? 0;
    const entries = events.map((event, index) => {
      return { ...keys, id: toEntryId(event), type: 'entry', position: before + 1 + index, event };
    });
    const last = before + events.length;
    const bytes = (head?.bytes ?? 0) + entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
    const isFull = last >= this.#bounds.entries || bytes >= this.#bounds.bytes;
    const next: FeedHead = { partnerId, last, bytes, ...(isFull ? { closedAt: this.#clock.now().toISOString() } : {}) };
    // A head stays when the entries have expired: from it, the later segments are found.
    const resourceBody = { ...keys, id: HEAD, type: 'head', ...next, ttl: -1 } as JSONObject;
    const outcome = await runBatch(
      this.#container,
      [partnerId, keys.segment],
      [
        head === undefined
          ? { operationType: 'Create', resourceBody }
          : { operationType: 'Replace', id: HEAD, ifMatch: head.etag, resourceBody },
        ...entries.map((entry) => ({ operationType: 'Create' as const, resourceBody: entry as JSONObject })),
      ],
    );
    if (outcome.kind === 'refused') {
      this.#last.delete(partnerId);
      return { kind: 'refused', codes: outcome.codes, number };
    }
    const etag = outcome.results[0]?.eTag;
    const written = isFull || etag === undefined ? undefined : { number, head: { ...next, etag } };
    if (written === undefined) this.#last.delete(partnerId);
    else this.#last.set(partnerId, written);
    return { kind: 'done', segment: written };
  }

  async #dropKnown(partnerId: PartnerId, segment: number, events: readonly EventEnvelope[]): Promise<EventEnvelope[]> {
    const known = await this.#findKnown(partnerId, segment, events.slice(0, MOST_IN_BATCH));
    return events.filter((event) => !known.has(toEntryId(event)));
  }

  async #findKnown(partnerId: PartnerId, segment: number, events: readonly EventEnvelope[]): Promise<Set<string>> {
    const ids = events.map((event, n) => ({ name: `@id${n}`, value: toEntryId(event) }));
    const found = await this.#documents.queryOne(partnerId, [toSegmentKey(segment)], {
      // Not ARRAY_CONTAINS: only this form is sure to use the index, in a segment of a million entries.
      where: `c.id IN (${ids.map(({ name }) => name).join(', ')})`,
      parameters: ids,
    });
    return new Set(found.map(({ id }) => String(id)));
  }

  async read(partnerId: PartnerId, { after, limit, wanted }: Parameters<EventFeed['read']>[1]): Promise<FeedPage> {
    let place = after ?? (await this.#findOldest(partnerId));
    const events: FeedPage['events'] = [];
    let isClosed = false;
    for (let looked = 0; looked < MOST_LOOKED_AT; ) {
      const top = Math.min(MOST_LOOKED_AT - looked, Math.max(limit + 1, LEAST_PAGE));
      const found = await this.#readEntries(partnerId, place, top);
      looked += found.length;
      for (const { position, event } of found) {
        if (events.length === limit) return { events, next: place, hasMore: true };
        place = { segment: place.segment, position };
        if (event !== undefined && wanted(event.type)) events.push({ place, event });
      }
      if (found.length === top) continue;
      if (isClosed) {
        place = { segment: place.segment + 1, position: 0 };
        isClosed = false;
        continue;
      }
      const head = await this.#readHead(partnerId, place.segment);
      // The database was restored to a time before this place: better an event twice than one missed.
      if (await this.#isLost(partnerId, place, head)) place = await this.#findOldest(partnerId);
      else if (head?.closedAt === undefined) return { events, next: place, hasMore: false };
      // Its last entries may have come since: look once more before going on to the next segment.
      else isClosed = true;
    }
    return { events, next: place, hasMore: true };
  }

  async #isLost(partnerId: PartnerId, { segment, position }: FeedPlace, head: FeedHead | undefined): Promise<boolean> {
    if (head !== undefined) return head.last < position;
    if (position > 0 || segment === 0) return position > 0;
    return (await this.#readHead(partnerId, segment - 1))?.closedAt === undefined;
  }

  async #readEntries(partnerId: PartnerId, { segment, position }: FeedPlace, top: number) {
    const documents = await this.#documents.queryOne(partnerId, [toSegmentKey(segment)], {
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

  follow(partnerId: PartnerId, onNews: () => void): Promise<() => void> {
    return this.#live.follow(partnerId, { onDocument: onNews, onMissed: onNews });
  }

  async findEnd(partnerId: PartnerId): Promise<FeedPlace> {
    const { number, head } = await this.#findLast(partnerId);
    return { segment: number, position: head?.last ?? 0 };
  }

  /** The segment in which the oldest event may be that is kept. */
  async #findOldest(partnerId: PartnerId): Promise<FeedPlace> {
    const oldest = this.#clock.now().getTime() - KEPT_S * 1_000;
    let { number } = await this.#findLast(partnerId);
    for (; number > 0; number -= 1) {
      const before = await this.#readHead(partnerId, number - 1);
      if (before?.closedAt === undefined || Date.parse(before.closedAt) < oldest) break;
    }
    return { segment: number, position: 0 };
  }

  /** The first segment that isn't closed. */
  async #findLast(partnerId: PartnerId): Promise<Segment> {
    for (let number = this.#lastNumber.get(partnerId) ?? 0; ; number += 1) {
      const head = await this.#readHead(partnerId, number);
      if (head?.closedAt !== undefined) continue;
      if (number > 0) this.#lastNumber.set(partnerId, number);
      return { number, head };
    }
  }

  async #readHead(partnerId: PartnerId, segment: number): Promise<(FeedHead & { etag: string }) | undefined> {
    const found = await this.#documents.read(partnerId, HEAD, [toSegmentKey(segment)]);
    return found && { ...FeedHead.parse(found.document), etag: found.etag };
  }
}

/** An event that is there twice would refuse its batch. */
function uniqueOf(events: readonly EventEnvelope[]): EventEnvelope[] {
  return [...new Map(events.map((event) => [toEntryId(event), event])).values()];
}

function takeBatch(events: readonly EventEnvelope[]): EventEnvelope[] {
  let bytes = 0;
  const end = events.findIndex((event, index) => {
    bytes += sizeOf(event);
    return index > 0 && (index >= MOST_IN_BATCH || bytes > LARGEST_BATCH);
  });
  return events.slice(0, end === -1 ? events.length : end);
}

const sizeOf = (document: object): number => Buffer.byteLength(JSON.stringify(document));
