import type { TimelineEvent } from './order-events.ts';

/**
 * The status that an order had at a time, by its events in sequence; undefined if that can't be known, because the event
 * that says it can't be read.
 */
export function statusAt(events: readonly TimelineEvent[], time: string): string | undefined {
  for (const entry of events.toReversed()) {
    if (entry.type === 'unreadable') return undefined;
    const { at, data } = entry.type === 'newer' ? entry.event : entry;
    if (at <= time) return typeof data['status'] === 'string' ? data['status'] : undefined;
  }
  return undefined;
}
