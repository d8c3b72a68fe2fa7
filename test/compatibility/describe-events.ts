import { EventView } from '../../functions/http/events/event-view.ts';
import { type Json, Schemas } from '../../functions/http/openapi/schemas.ts';
import { eventCatalogue } from '../../shared/domain/event-catalogue.ts';
import { webhookEventOf } from '../../shared/domain/webhook-event.ts';

/** What a release promises about events: the JSON schema of an event in the feed, and of each type as a webhook. */
export interface EventPromises {
  /** Absent in release 0.1.0, which had no feed. */
  feed?: Json;
  types: Record<string, Json>;
}

/** The promises of this version, as a release records them. */
export function describeEvents(): EventPromises {
  const schemas = new Schemas();
  const describe = (schema: Parameters<Schemas['refer']>[0]) => toFacts(schemas.refer(schema, 'output'), schemas) as Json;
  return {
    feed: describe(EventView),
    types: Object.fromEntries(eventCatalogue.map((event) => [event.type, describe(webhookEventOf(event))])),
  };
}

const REFERENCE = '#/components/schemas/';
const TEXTS = ['description', 'examples', 'id'];

/** The schema without references and without texts for people. */
function toFacts(value: unknown, schemas: Schemas, isProperties = false): unknown {
  if (Array.isArray(value)) return value.map((one) => toFacts(one, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...others } = value as Json;
  const name = typeof $ref === 'string' && !isProperties ? $ref.slice(REFERENCE.length) : undefined;
  const whole = name === undefined ? (value as Json) : { ...(schemas.components[name] as Json), ...others };
  const kept = Object.entries(whole).filter(([keyword]) => isProperties || !TEXTS.includes(keyword));
  return Object.fromEntries(
    kept.map(([keyword, part]) => [keyword, toFacts(part, schemas, keyword === 'properties' && !isProperties)]),
  );
}
