import { JobId } from '../../shared/domain/ids.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';

/**
 * Finds an export or import of any partner by its id.
 *
 * @throws UsageError, OpsError
 */
export async function findJob({ jobs }: Pick<OperatorPorts, 'jobs'>, text: string) {
  const id = JobId.safeParse(text);
  if (!id.success) throw new UsageError(`${text} is not the id of an export or import: exp_… or imp_…`);
  const found = await jobs.find(id.data);
  if (found === undefined) throw new OpsError(`there is no job ${text}: jobs list`);
  return found;
}
