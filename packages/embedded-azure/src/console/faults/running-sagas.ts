import { z } from 'zod';
import type { HostProcess } from '../../host-process.ts';

const Instances = z.array(z.object({ instanceId: z.string(), lastUpdatedTime: z.string(), runtimeStatus: z.string() }));
const MOST = 100;
/** A host that hangs is asked again. */
const ANSWER_MS = 5_000;
const DURABLE = '/runtime/webhooks/durabletask/instances';

/** Orchestrations that run now, at most 100, by their ids, with when each last moved. Empty if the host doesn't answer. */
export async function runningSagas(host: HostProcess): Promise<Map<string, string>> {
  const instances = Instances.parse((await ask(host, `?runtimeStatus=Running,Pending&top=${MOST}`)) ?? []);
  return new Map(instances.map(({ instanceId, lastUpdatedTime }) => [instanceId, lastUpdatedTime]));
}

/** Those that have neither moved nor ended since, with when each last moved; also those that nothing is known of. */
export async function stillStanding(
  host: HostProcess,
  before: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const now = await Promise.all([...before.keys()].map((id) => ask(host, `/${encodeURIComponent(id)}`)));
  const standing = [...before].filter(([, lastMoved], n) => {
    const found = Instances.element.safeParse(now[n]);
    return now[n] === undefined || (found.success && found.data.lastUpdatedTime === lastMoved);
  });
  return new Map(standing);
}

/** @returns null for an instance that is gone; undefined if the host doesn't answer */
async function ask({ url, keys }: HostProcess, rest: string): Promise<unknown> {
  const headers = { 'x-functions-key': keys?.master ?? '' };
  try {
    const answer = await fetch(`${url}${DURABLE}${rest}`, { headers, signal: AbortSignal.timeout(ANSWER_MS) });
    if (answer.status === 404) return null;
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
