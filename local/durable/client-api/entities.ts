import { errorReply, type Reply } from './operation.ts';

/** `entities/…`: refused by name. */
export function refuseEntities(): Reply {
  return errorReply(501, 'Durable entities are not supported by the local Durable engine.');
}
