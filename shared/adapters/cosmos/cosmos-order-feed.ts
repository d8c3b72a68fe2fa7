import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { NewerEvent } from '../../domain/event-envelope.ts';
import type { OrderRef } from '../../domain/ids.ts';
import type { OrderEvent } from '../../domain/order-events.ts';
import type { Follower, OrderFeed } from '../../ports/order-feed.ts';
import type { CosmosChanges } from './cosmos-changes.ts';
import { readEvent } from './event-document.ts';
import { ForeignDocument } from './foreign-document.ts';
import { LiveChanges } from './live-changes.ts';
import { requireOwnDocument } from './require-own-document.ts';

const Keys = z.object({ type: z.literal('event'), partnerId: z.string(), orderId: z.string() });
const keyOf = ({ partnerId, orderId }: { partnerId: string; orderId: string }) => `${partnerId}/${orderId}`;

/** The events of orders as they are written into the orders container. */
export class CosmosOrderFeed implements OrderFeed {
  readonly #live: LiveChanges;

  constructor(changes: Pick<CosmosChanges, 'begin' | 'readNext'>, { pollMs }: { pollMs: number }) {
    this.#live = new LiveChanges({
      ...{ changes, pollMs },
      keyOf(document) {
        const { data } = Keys.safeParse(document);
        return data && keyOf(data);
      },
    });
  }

  follow(order: OrderRef, follower: Follower): Promise<() => void> {
    return this.#live.follow(keyOf(order), {
      onDocument(document) {
        const event = eventOf(order.partnerId, document as JSONObject);
        if (event) follower.onEvent(event);
        else follower.onMissed();
      },
      onMissed: () => follower.onMissed(),
    });
  }
}

/** Returns undefined if the event is unreadable or belongs to another partner. The follower then reads the timeline. */
function eventOf(partnerId: string, document: JSONObject): OrderEvent | NewerEvent | undefined {
  try {
    const event = readEvent(requireOwnDocument('orders', partnerId, document));
    return event.type === 'unreadable' ? undefined : event;
  } catch (error) {
    if (error instanceof ForeignDocument) return undefined;
    throw error;
  }
}
