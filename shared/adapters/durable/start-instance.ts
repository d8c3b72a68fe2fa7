import type { DurableClient } from 'durable-functions';
import { requireWithin } from '../require-within.ts';

/**
 * Starts an orchestration unless an instance with this id runs. One that has ended is started again.
 *
 * @param deadlineMs much longer than any call to the task hub takes
 */
export async function startInstance(
  client: Pick<DurableClient, 'startNew'>,
  orchestration: string,
  { instanceId, input }: { instanceId: string; input: object },
  deadlineMs: number,
): Promise<'started' | 'running'> {
  try {
    await requireWithin(deadlineMs, `${instanceId} to start`, client.startNew(orchestration, { instanceId, input }));
    return 'started';
  } catch (error) {
    if (!isConflict(error)) throw error;
    return 'running';
  }
}

/** The client reports a status only in its message (`startNew` of durable-functions 3.5). */
const isConflict = (error: unknown) => error instanceof Error && /unexpected status code: 409\b/.test(error.message);
