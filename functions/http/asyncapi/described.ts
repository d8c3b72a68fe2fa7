import type { Json } from '../openapi/schemas.ts';

/** Channels and what belongs to them, by name. */
export interface Described {
  channels: Json;
  operations: Json;
  messages: Json;
}
