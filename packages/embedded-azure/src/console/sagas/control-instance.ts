import { z } from 'zod';
import { ConsoleFault } from '../console-fault.ts';
import { type DurableApi, refusalOf } from './durable-api.ts';

/** What can be done to an instance. */
export const InstanceAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('raise'), event: z.string().min(1), data: z.string() }),
  z.strictObject({ act: z.enum(['terminate', 'suspend', 'resume', 'rewind']), reason: z.string() }),
  z.strictObject({ act: z.enum(['restart', 'purge']) }),
]);
export type InstanceAct = z.infer<typeof InstanceAct>;

/** @throws ConsoleFault with what the API says, such as that an instance has ended */
export async function controlInstance(api: DurableApi, id: string, act: InstanceAct): Promise<unknown> {
  const { method, path, json } = requestOf(id, act);
  const answer = await api.call(method, path, json === undefined ? {} : { json });
  if (answer.status < 300) return answer.body ?? {};
  if (answer.status === 404) throw new ConsoleFault(404, `There is no instance ${id}.`);
  if (answer.status === 410) throw new ConsoleFault(409, 'The instance has already ended.');
  throw new ConsoleFault(answer.status < 500 ? 400 : 409, refusalOf(answer));
}

export function requestOf(id: string, act: InstanceAct): { method: string; path: string; json?: string } {
  const at = `instances/${encodeURIComponent(id)}`;
  switch (act.act) {
    case 'raise':
      return { method: 'POST', path: `${at}/raiseEvent/${encodeURIComponent(act.event)}`, json: jsonOf(act.data) };
    case 'purge':
      return { method: 'DELETE', path: at };
    case 'restart':
      return { method: 'POST', path: `${at}/restart?restartWithNewInstanceId=true` };
    default:
      return { method: 'POST', path: `${at}/${act.act}?reason=${encodeURIComponent(act.reason)}` };
  }
}

function jsonOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text === '' ? 'null' : text));
  } catch (error) {
    throw new ConsoleFault(400, `The event’s data is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
