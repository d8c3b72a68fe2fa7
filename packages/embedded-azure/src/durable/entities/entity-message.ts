import { z } from 'zod';
import { EntityId } from './entity-id.ts';

/** The name under which a request travels as an event. */
export const REQUEST_EVENT = 'op';
/** The name under which the release of a lock travels. */
export const RELEASE_EVENT = 'release';

/**
 * What an entity is asked: an operation, or its lock when there is a `lockset`. The extension's RequestMessage,
 * without the labels by which Azure puts messages back into their order: here they never lose it.
 */
const EntityRequest = z.object({
  op: z.string().optional(),
  signal: z.boolean().optional(),
  /** JSON */
  input: z.string().optional(),
  /** The reply comes as an event of this name. */
  id: z.string(),
  /** The instance (or entity) that asks, and its execution; clients have neither. */
  parent: z.string().optional(),
  parentExecution: z.string().optional(),
  /** The entities to lock, in the order of locking, and which of them is asked now. */
  lockset: z.array(EntityId).optional(),
  pos: z.int().optional(),
});
export type EntityRequest = z.infer<typeof EntityRequest>;

/** The extension's ReleaseMessage. */
const EntityRelease = z.object({ parent: z.string(), id: z.string() });
export type EntityRelease = z.infer<typeof EntityRelease>;

/** Something on its way to an entity. */
export type EntityMessage =
  | { name: typeof REQUEST_EVENT; body: EntityRequest }
  | { name: typeof RELEASE_EVENT; body: EntityRelease };

const Message = z.discriminatedUnion('name', [
  z.object({ name: z.literal(REQUEST_EVENT), body: EntityRequest }),
  z.object({ name: z.literal(RELEASE_EVENT), body: EntityRelease }),
]);

/** Reads a message back from the state file. */
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
