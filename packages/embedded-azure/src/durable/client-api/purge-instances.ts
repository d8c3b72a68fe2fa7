import { instanceFilter, time } from './instance-filter.ts';
import type { Call, Reply } from './operation.ts';

/** `DELETE instances/{instanceId}`: whatever its state. */
export async function purgeInstance({ engine, parameters }: Call): Promise<Reply> {
  const purged = await engine.purge(parameters['instanceId'] ?? '');
  return purged ? { status: 200, body: { instancesDeleted: 1 } } : { status: 404 };
}

/** `DELETE instances?createdTimeFrom=…`: the finished ones that match. */
export async function purgeInstances({ engine, query }: Call): Promise<Reply> {
  if (time(query.get('createdTimeFrom')) === undefined) {
    return { status: 400, body: "Please provide value for 'createdTimeFrom' parameter." };
  }
  const instancesDeleted = await engine.purgeFinished(instanceFilter(query));
  return instancesDeleted > 0 ? { status: 200, body: { instancesDeleted } } : { status: 404 };
}
