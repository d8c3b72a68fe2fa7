import type { TimelineEvent } from '../../../shared/domain/order-events.ts';

/** When each type of event first happened. */
export function timesOf(events: readonly TimelineEvent[]): Map<string, string> {
  const times = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'unreadable') continue;
    const { type, at } = event.type === 'newer' ? event.event : event;
    if (!times.has(type)) times.set(type, at);
  }
  return times;
}
