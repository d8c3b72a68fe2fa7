import { CATALOGUE } from '../../domain/feed-event.ts';
import type { StreamPlace } from '../../domain/feed-place.ts';
import type { Clock } from '../../ports/clock.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import type { CosmosFeedStreams, StreamPage, StreamQuery } from './cosmos-feed-streams.ts';

/** Partners see an event of the catalogue later by at most this much. */
const MAX_AGE_MS = 1_000;
const MAX_PAGES = 100;
const PAGE = 200;

/**
 * The events of the catalogue, which all partners read: most of them from the same place. So a page is read once a second
 * for all, whatever types each of them wants.
 */
export class CatalogueFeed {
  readonly #streams: CosmosFeedStreams;
  readonly #clock: Clock;
  #pages: ExpiringCache<string, StreamPage>;

  constructor(streams: CosmosFeedStreams, clock: Clock) {
    this.#streams = streams;
    this.#clock = clock;
    this.#pages = this.#createCache();
  }

  async read({ after, limit, wanted }: StreamQuery): Promise<StreamPage> {
    const page = await this.#pages.get(keyOf(after));
    const events = page.events.filter(({ event }) => wanted(event.type));
    const cut = events[limit - 1];
    if (events.length <= limit || cut === undefined) return { ...page, events };
    return { ...page, events: events.slice(0, limit), next: cut.place, hasMore: true };
  }

  async follow(onNews: () => void): Promise<() => void> {
    const leave = await this.#streams.follow(CATALOGUE, () => {
      this.#forget();
      onNews();
    });
    this.#forget();
    return leave;
  }

  /** What was read before the news, or before somebody followed, lacks what came since. */
  #forget(): void {
    this.#pages = this.#createCache();
  }

  #createCache(): ExpiringCache<string, StreamPage> {
    const load = (key: string) =>
      this.#streams.read(CATALOGUE, { after: placeOf(key), limit: PAGE, wanted: () => true });
    return new ExpiringCache(load, { clock: this.#clock, maxAgeMs: MAX_AGE_MS, maxEntries: MAX_PAGES });
  }
}

const keyOf = (after: StreamPlace | undefined): string => (after ? `${after.segment}.${after.position}` : '');

function placeOf(key: string): StreamPlace | undefined {
  if (key === '') return undefined;
  const [segment = 0, position = 0] = key.split('.').map(Number);
  return { segment, position };
}
