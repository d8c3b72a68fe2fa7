import { ConsoleFault } from '../console-fault.ts';
import { type DurableApi, refusalOf } from './durable-api.ts';
import type { InstanceAct } from './instance-act.ts';
import { writeActRequest } from './write-act-request.ts';

/** @throws ConsoleFault with what the API says, such as that an instance has ended */
export async function controlInstance(api: DurableApi, id: string, act: InstanceAct): Promise<unknown> {
  const { method, path, json } = writeActRequest(id, act);
  const answer = await api.call(method, path, json === undefined ? {} : { json });
  if (answer.status < 300) return answer.body ?? {};
  if (answer.status === 404) throw new ConsoleFault(404, `There is no instance ${id}.`);
  if (answer.status === 410) throw new ConsoleFault(409, 'The instance has already ended.');
  throw new ConsoleFault(answer.status < 500 ? 400 : 409, refusalOf(answer));
}
