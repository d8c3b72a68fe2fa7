import { isWantedType } from '../../../shared/domain/webhook-endpoint.ts';
import type { WebhookModel } from './model-world.ts';

/** What is wrong when nothing is left to do; undefined if all is right. */
export function checkWebhooks(model: WebhookModel, isAtRest: boolean): string | undefined {
  if (!isAtRest) return 'it does not come to rest';
  const { endpoint, happened, delivered } = model;
  const owed = [...happened.values()].filter(({ isOwed }) => isOwed).map(({ event }) => event);
  const lost = endpoint.enabled ? owed.find(({ id }) => !delivered.has(id)) : undefined;
  if (lost !== undefined) return `${lost.id} is lost`;
  const { resumeFrom, behindSince } = endpoint;
  if (endpoint.enabled && (resumeFrom ?? behindSince) !== undefined) return 'the catch-up has no end';
  return findDisorder(model);
}

/** Events that are owed are attempted in the sequence of their order, whatever comes twice. */
function findDisorder({ attempts, happened, endpoint }: WebhookModel): string | undefined {
  const last = new Map<string, number>();
  for (const id of new Set(attempts)) {
    const { event, isOwed } = happened.get(id) ?? {};
    if (event?.orderId === undefined || event.sequence === undefined || !isOwed) continue;
    if (!isWantedType(endpoint.types, event.type)) continue;
    // Nothing waits for events from before a change of the types.
    if (event.at < (endpoint.eventsSince ?? '')) continue;
    if ((last.get(event.orderId) ?? 0) > event.sequence) return `the first attempt at ${id} is out of order`;
    last.set(event.orderId, event.sequence);
  }
  return undefined;
}
