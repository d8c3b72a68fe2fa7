import { z } from 'zod';
import { EntityId } from './entity-id.ts';

/** The event name of a request. */
export const REQUEST_EVENT = 'op';
/** The event name of the release of a lock. */
export const RELEASE_EVENT = 'release';

/**
 * A request to an entity: an operation or, with a `lockset`, a lock. It is the extension's RequestMessage without the
 * labels by which Azure restores the order of messages, because here they never lose it.
 */
const EntityRequest = z.object({
  op: z.string().optional(),
  signal: z.boolean().optional(),
  /** JSON */
  input: z.string().optional(),
  /** The name of the event that carries the reply. */
  id: z.string(),
  /** The requesting instance (or entity) and its execution; clients have neither. */
  parent: z.string().optional(),
  parentExecution: z.string().optional(),
  /** The entities to lock in locking order, and the position of the current one. */
  lockset: z.array(EntityId).optional(),
  pos: z.int().optional(),
});
export type EntityRequest = z.infer<typeof EntityRequest>;

/** The extension's ReleaseMessage. */
const EntityRelease = z.object({ parent: z.string(), id: z.string() });
export type EntityRelease = z.infer<typeof EntityRelease>;

/** A message to an entity. */
export type EntityMessage =
  | { name: typeof REQUEST_EVENT; body: EntityRequest }
  | { name: typeof RELEASE_EVENT; body: EntityRelease };

const Message = z.discriminatedUnion('name', [
  z.object({ name: z.literal(REQUEST_EVENT), body: EntityRequest }),
  z.object({ name: z.literal(RELEASE_EVENT), body: EntityRelease }),
]);

/** Parses a message from the state file. */
export function parseEntityMessage(json: string): EntityMessage {
  return Message.parse(JSON.parse(json));
}

/**
 * The value of an EventRaised that answers a call or a lock (the extension's ResponseMessage).
 *
 * @param result JSON; an error's too
 */
export function entityReply(result: string | null, isError: boolean): string {
  return JSON.stringify({ result, ...(isError && { exceptionType: 'Error' }) });
}
