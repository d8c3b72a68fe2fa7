import { time } from './instance-filter.ts';
import { parseToken } from './instance-status.ts';
import { pageSize, TOKEN_HEADER } from './list-instances.ts';
import { type Call, flag, type Reply } from './operation.ts';

/** `GET entities` and `GET entities/{name}`: a page by id, with the token of the next page in a header. */
export function listEntities({ engine, parameters, query, headers }: Call): Reply {
  const filter = {
    name: parameters['entityName'],
    updatedFrom: time(query.get('lastOperationTimeFrom')) ?? 0,
    updatedTo: time(query.get('lastOperationTimeTo')) ?? Number.MAX_SAFE_INTEGER,
  };
  const after = Buffer.from(String(headers[TOKEN_HEADER] ?? ''), 'base64url').toString();
  const size = pageSize(query);
  const found = engine.entities.list(filter, after, size + 1);
  const page = found.slice(0, size);
  const last = page.at(-1);
  const withState = flag(query, 'fetchState', false);
  return {
    status: 200,
    body: page.map(({ name, key, updatedAt, state }) => ({
      entityId: { name, key },
      lastOperationTime: new Date(updatedAt).toISOString(),
      ...(withState && { state: parseToken(state) }),
    })),
    ...(last && found.length > size && { headers: { [TOKEN_HEADER]: tokenOf(last.entityId) } }),
  };
}

function tokenOf(entityId: string): string {
  return Buffer.from(entityId).toString('base64url');
}
