import { z } from 'zod';
import { ConsoleFault } from '../console-fault.ts';
import { type DurableApi, refusalOf } from './durable-api.ts';
import type { InstanceList, ShownInstance } from './shown-instance.ts';

export const InstanceStatus = z.looseObject({
  name: z.string(),
  instanceId: z.string(),
  runtimeStatus: z.string(),
  createdTime: z.string(),
  lastUpdatedTime: z.string(),
  customStatus: z.unknown().optional(),
  input: z.unknown().optional(),
  output: z.unknown().optional(),
  historyEvents: z.array(z.unknown()).optional(),
});

const STATUSES = ['Pending', 'Running', 'Suspended', 'Completed', 'Failed', 'Terminated', 'ContinuedAsNew', 'Canceled'];

export const InstanceFilter = z.object({
  status: z.enum(STATUSES).optional(),
  /** The name of the orchestrator. */
  name: z.string().optional(),
  /** What the instance's id begins with. */
  prefix: z.string().optional(),
  /** Created in the last minutes. */
  minutes: z.coerce.number().positive().optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type InstanceFilter = z.infer<typeof InstanceFilter>;

const SHOWN = 100;
const PAGE = 500;
const MOST_PAGES = 10;

/**
 * The newest instances that match. The API has no order and no filter by name, so all pages are read, up to 5,000
 * instances.
 */
export async function listInstances(api: DurableApi, filter: InstanceFilter, taskHub: string): Promise<InstanceList> {
  const path = `instances?${queryOf(filter)}`;
  const found: ShownInstance[] = [];
  let continuation: string | undefined;
  let pages = 0;
  do {
    const answer = await api.call('GET', path, continuation === undefined ? {} : { continuation });
    if (answer.status !== 200) throw new ConsoleFault(502, refusalOf(answer));
    found.push(...z.array(InstanceStatus).parse(answer.body).map(toShown));
    continuation = answer.continuation;
    pages += 1;
  } while (continuation !== undefined && pages < MOST_PAGES);
  const matching = found.filter(({ name }) => filter.name === undefined || name === filter.name);
  matching.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id));
  const instances = matching.slice(0, SHOWN);
  const last = instances.at(-1);
  return {
    instances,
    found: matching.length,
    isCut: continuation !== undefined,
    olderThan: matching.length > SHOWN && last !== undefined ? endOfSecond(last.createdAt) : undefined,
    taskHub,
    command: api.commandOf('GET', path),
  };
}

export function toShown(status: z.infer<typeof InstanceStatus>): ShownInstance {
  return {
    id: status.instanceId,
    name: status.name,
    status: status.runtimeStatus,
    createdAt: status.createdTime,
    updatedAt: status.lastUpdatedTime,
    customStatus: status.customStatus,
  };
}

function queryOf({ status, prefix, minutes, to }: InstanceFilter): string {
  const query = new URLSearchParams({ showInput: 'false', top: String(PAGE) });
  if (status !== undefined) query.set('runtimeStatus', status);
  if (prefix !== undefined) query.set('instanceIdPrefix', prefix);
  if (minutes !== undefined) query.set('createdTimeFrom', new Date(Date.now() - minutes * 60_000).toISOString());
  if (to !== undefined) query.set('createdTimeTo', to);
  return query.toString();
}

/** The API gives whole seconds, and compares exact times. */
function endOfSecond(time: string): string {
  return new Date(Date.parse(time) + 999).toISOString();
}
