import type { Erasure } from '../../shared/domain/erasure.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { isOpen } from '../../shared/domain/job.ts';
import type { TaskPorts } from './housekeeping-task.ts';

const PAGE = 50;

/** The partner's exports that are in progress or ready: what began before an erasure may have the data. @returns their ids */
export async function findExportsToEnd(
  { partnerId }: Pick<Erasure, 'partnerId'>,
  { exports }: TaskPorts,
): Promise<JobId[]> {
  const found: JobId[] = [];
  let after: string | undefined;
  do {
    const page = await exports.list(partnerId, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    found.push(...page.jobs.filter((one) => isOpen(one) || one.status === 'ready').map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return found;
}
