import { eventCatalogue } from '../../shared/domain/event-catalogue.ts';
import { EventEnvelope } from '../../shared/domain/event-envelope.ts';
import type { RunningStack } from '../running-stack.ts';

/** All types of events that a stack has written, and how they differ from what the catalogue promises to partners. */
export async function faultsOfEvents(stack: RunningStack) {
  const query = 'SELECT VALUE c.event FROM c WHERE c.type = "event"';
  const { resources } = await stack.container('orders').items.query<unknown>(query).fetchAll();
  const events = resources.map((event) => EventEnvelope.parse(event));
  const faults = events.flatMap(({ type, data }) => {
    const schema = eventCatalogue.find((published) => published.type === type)?.data;
    if (schema === undefined) return [`${type} is not in the catalogue`];
    const { error } = schema.safeParse(data);
    return error === undefined ? [] : [`${type}: ${error.message}`];
  });
  return { types: [...new Set(events.map(({ type }) => type))].sort(), faults };
}
