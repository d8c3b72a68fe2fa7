import type { Event } from '../events.ts';
import type { PartnerOrdersClient } from '../partner-orders-client.ts';
import { WrongUsage } from './wrong-usage.ts';

/**
 * The place in the feed before the page with the first event since a time. The feed has no index by time, so it is read
 * from its oldest event.
 *
 * @returns undefined: before the oldest event
 */
export async function findPlaceBefore(
  since: Date,
  types: readonly string[] | undefined,
  client: PartnerOrdersClient,
  signal: AbortSignal,
): Promise<string | undefined> {
  let after: string | undefined;
  for (;;) {
    const { data, meta } = await client.events.read({ ...pageOf(after, types), signal });
    if (data.some((event) => isSince(event, since)) || !meta.hasMore) return after;
    after = meta.nextCursor;
  }
}

export const isSince = ({ at }: Event, since: Date): boolean => Date.parse(at) >= since.getTime();

/** @throws WrongUsage if there's no such event among those that are kept */
export async function findEventById(id: string, client: PartnerOrdersClient, signal: AbortSignal): Promise<Event> {
  let after: string | undefined;
  for (;;) {
    const { data, meta } = await client.events.read({ ...pageOf(after, undefined), signal });
    const found = data.find((event) => event.id === id);
    if (found !== undefined) return found;
    if (!meta.hasMore) throw new WrongUsage(`there is no event ${id} in the last 30 days`);
    after = meta.nextCursor;
  }
}

function pageOf(after: string | undefined, types: readonly string[] | undefined) {
  return { limit: 200, ...(after === undefined ? {} : { after }), ...(types === undefined ? {} : { types }) };
}
