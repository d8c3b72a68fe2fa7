import { parseToken } from './instance-status.ts';
import { type Call, entityOf, type Reply } from './operation.ts';

/** `GET entities/{name}/{key}`: the last committed state; 404 for an entity that does not exist. */
export function readEntity(call: Call): Reply {
  const entity = call.engine.entities.find(entityOf(call));
  return entity ? { status: 200, body: parseToken(entity.state) } : { status: 404 };
}
