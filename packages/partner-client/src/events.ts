import type { Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import { type Followed, type FollowOptions, followEvents } from './follow-events.ts';
import type { CallOptions } from './orders.ts';
import { takeData } from './take-data.ts';

export type Event = components['schemas']['Event'];
export type EventPage = components['schemas']['EventList'];

interface EventFilter {
  /** Exact types, or groups such as `order.*`. All by default. */
  readonly types?: readonly string[];
}

export interface ReadEventsOptions extends CallOptions, EventFilter {
  /** The `nextCursor` of an earlier page, or `latest`. By default the oldest event that is kept: 30 days back. */
  readonly after?: string;
  /** 50 by default, 200 at most. */
  readonly limit?: number;
}

/** All events of all your orders, in one order that never changes. */
export class Events {
  readonly #api: Client<paths>;

  constructor(api: Client<paths>) {
    this.#api = api;
  }

  /** One page. Keep its `nextCursor`, after you have processed its events: with it you miss none. */
  read({ after, types, limit, ...call }: ReadEventsOptions = {}): Promise<EventPage> {
    const query = { ...toQuery(after, types), ...(limit === undefined ? {} : { limit }) };
    return takeData(this.#api.GET('/v1/events', { params: { query }, ...call }));
  }

  /**
   * Events as they happen, without end. Each comes with the `id` to go on from: keep it when you have processed the
   * event, and give it as `after` when your program starts again.
   */
  async *follow({ types, after, ...follow }: FollowOptions & EventFilter = {}): AsyncGenerator<Followed<Event>> {
    const { signal } = follow;
    let begin = after;
    if (after === 'latest') {
      // Asked for again after a break, `latest` would be a later place. A page of one event has that event's cursor.
      const { data, meta } = await this.read({ after, limit: 1, ...(types && { types }), ...(signal && { signal }) });
      begin = meta.nextCursor;
      if (data.length === 0) follow.onPlace?.(begin);
      for (const event of data) yield { id: begin, event };
    }
    const options = { ...follow, ...(begin === undefined ? {} : { after: begin }) };
    yield* followEvents<Event>((from, signal) => {
      const params = { query: toQuery(from, types) };
      return this.#api.GET('/v1/events/stream', { params, parseAs: 'stream', signal });
    }, options);
  }
}

function toQuery(after: string | undefined, types: readonly string[] | undefined) {
  return { ...(after === undefined ? {} : { after }), ...(types === undefined ? {} : { types: [...types] }) };
}
