import { z } from 'zod';
import type { HostProcess } from '../../host-process.ts';

const Instances = z.array(z.object({ instanceId: z.string(), lastUpdatedTime: z.string(), runtimeStatus: z.string() }));
const MOST = 100;
const DURABLE = '/runtime/webhooks/durabletask/instances';

/** Orchestrations that run now, at most 100, by their ids, with when each last moved. Empty if the host doesn't answer. */
export async function runningSagas(host: HostProcess): Promise<Map<string, string>> {
  const instances = Instances.parse((await ask(host, `?runtimeStatus=Running,Pending&top=${MOST}`)) ?? []);
  return new Map(instances.map(({ instanceId, lastUpdatedTime }) => [instanceId, lastUpdatedTime]));
}

/** Those that have neither moved nor ended since. */
export async function stillStanding(host: HostProcess, before: ReadonlyMap<string, string>): Promise<string[]> {
  const now = await Promise.all([...before.keys()].map((id) => ask(host, `/${encodeURIComponent(id)}`)));
  return [...before].flatMap(([id, lastMoved], n) => {
    const found = Instances.element.safeParse(now[n]);
    return found.success && found.data.lastUpdatedTime === lastMoved ? [id] : [];
  });
}

async function ask({ url, keys }: HostProcess, rest: string): Promise<unknown> {
  const headers = { 'x-functions-key': keys?.master ?? '' };
  const answer = await fetch(`${url}${DURABLE}${rest}`, { headers }).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}
