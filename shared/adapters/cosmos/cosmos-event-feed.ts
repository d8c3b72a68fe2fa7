import type { Container } from '@azure/cosmos';
import { CATALOGUE, type FeedEvent, type FeedOwner, type OwnedEvent } from '../../domain/feed-event.ts';
import type { FeedPlace, StreamPlace } from '../../domain/feed-place.ts';
import type { PartnerId } from '../../domain/ids.ts';
import type { EventPlace } from '../../domain/webhook-delivery.ts';
import type { EventFeed, FeedPage } from '../../ports/event-feed.ts';
import { CatalogueFeed } from './catalogue-feed.ts';
import { CosmosFeedStreams, type FeedOptions } from './cosmos-feed-streams.ts';
import { mergePages } from './merge-pages.ts';

/** What each partner gets: its own feed, and that of the catalogue, which exists only once. */
export class CosmosEventFeed implements EventFeed {
  readonly #streams: CosmosFeedStreams;
  readonly #catalogue: CatalogueFeed;

  constructor(container: Container, options: FeedOptions) {
    this.#streams = new CosmosFeedStreams(container, options);
    this.#catalogue = new CatalogueFeed(this.#streams, options.clock);
  }

  async append(events: readonly OwnedEvent[]): Promise<void> {
    const byOwner = Map.groupBy(events, ({ owner }) => owner);
    await Promise.all(
      [...byOwner].map(([owner, owned]) =>
        this.#streams.append(
          owner,
          owned.map(({ event }) => event),
        ),
      ),
    );
  }

  async read(partnerId: PartnerId, { after, limit, wanted }: Parameters<EventFeed['read']>[1]): Promise<FeedPage> {
    const [own, catalogue] = await Promise.all([
      this.#streams.read(partnerId, { after: after?.own, limit, wanted }),
      this.#catalogue.read({ after: after?.catalogue, limit, wanted }),
    ]);
    return mergePages(own, catalogue, limit);
  }

  find({ owner, segment }: EventPlace, event: Pick<FeedEvent, 'id' | 'at'>): Promise<FeedEvent | undefined> {
    return this.#streams.find(owner, segment, event);
  }

  findPlaceBefore(partnerId: PartnerId, at: Date): Promise<FeedPlace> {
    return this.#inBoth(partnerId, (owner) => this.#streams.findPlaceBefore(owner, at));
  }

  async follow(partnerId: PartnerId, onNews: () => void): Promise<() => void> {
    const leaveOwn = await this.#streams.follow(partnerId, onNews);
    try {
      const leaveCatalogue = await this.#catalogue.follow(onNews);
      return () => {
        leaveOwn();
        leaveCatalogue();
      };
    } catch (error) {
      leaveOwn();
      throw error;
    }
  }

  findEnd(partnerId: PartnerId): Promise<FeedPlace> {
    return this.#inBoth(partnerId, (owner) => this.#streams.findEnd(owner));
  }

  async #inBoth(partnerId: PartnerId, find: (owner: FeedOwner) => Promise<StreamPlace>): Promise<FeedPlace> {
    const [own, catalogue] = await Promise.all([find(partnerId), find(CATALOGUE)]);
    return { own, catalogue };
  }
}
