import { isOpen, type Job } from '../../shared/domain/job.ts';
import type { OperatorCommand } from './operator-command.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { reportTable } from './report-table.ts';
import { requirePartners } from './require-partners.ts';
import { showMoment } from './show-moment.ts';

const MOST = 200;

export const listJobs: OperatorCommand = {
  name: 'jobs list',
  summary: `list the exports and imports that are in progress, at most ${MOST}, by partner`,
  options: {
    partner: { type: 'string', value: 'PARTNER', summary: 'only of this partner' },
    ready: { type: 'boolean', summary: 'also those whose file is kept' },
  },

  async run({ jobs, partners }, given) {
    const partnerId = given['partner'] === undefined ? undefined : partnerIdOf(String(given['partner']));
    if (partnerId !== undefined) await requirePartners([partnerId], partners);
    const { jobs: all, unreadable } = await jobs.list({ partnerId }, MOST);
    const chosen = all.filter((job) => given['ready'] || isOpen(job));
    const faults = unreadable.map((id) => `${id} can't be read: documents show`);
    return {
      ...reportTable(['JOB', 'PARTNER', 'STATUS', 'CREATED', 'LAST WENT ON'], chosen.map(cellsOf), faults),
      data: [...chosen.map(({ traceparent: _, ...job }) => job), ...unreadable.map((id) => ({ id }))],
    };
  },
};

function cellsOf({ id, partnerId, status, createdAt, updatedAt, cancelRequestedAt }: Job): string[] {
  const how = cancelRequestedAt !== undefined && status === 'running' ? 'running, to be cancelled' : status;
  return [id, partnerId, how, showMoment(createdAt), showMoment(updatedAt)];
}
