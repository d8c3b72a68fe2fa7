import { ArgumentError } from '../engine/engine-errors.ts';
import { type Call, entityOf, errorReply, type Reply } from './operation.ts';
import { jsonFault } from './start-instance.ts';

/** `POST entities/{name}/{key}?op=…` (and `DELETE`, whose operation is `delete`): 202 once the signal is on disk. */
export async function signalEntity(call: Call): Promise<Reply> {
  const op = call.method === 'DELETE' ? 'delete' : (call.query.get('op') ?? '');
  const text = call.body;
  const isJson = /^application\/json\s*(;|$)/i.test(call.headers['content-type'] ?? '');
  const fault = text && isJson && jsonFault(text);
  if (fault) return errorReply(400, `Could not parse JSON content: ${fault}`);
  try {
    await call.engine.entities.signal(entityOf(call), {
      op,
      ...(text && { input: isJson ? text : JSON.stringify(text) }),
    });
  } catch (error) {
    if (error instanceof ArgumentError) return errorReply(400, error.message);
    throw error;
  }
  return { status: 202 };
}
