import { z } from 'zod';
import { ImportId } from '../../../shared/domain/ids.ts';
import { uploadNameOf } from '../../../shared/domain/import-job.ts';
import { requestCancel } from '../../../shared/domain/job.ts';
import { Problem } from '../../../shared/problems.ts';
import { noteEnd } from '../../jobs/note-end.ts';
import { route } from '../route.ts';
import { ImportView, importExample, toImportView } from './import-shapes.ts';

const { report: _, ...running } = importExample;

export const cancelImport = route({
  operationId: 'cancelImport',
  method: 'POST',
  path: '/v1/imports/{importId}/cancel',
  summary: 'Cancel an import',
  description:
    'Ends an import. One that is running ends some seconds later; the orders that it has placed stay, and you can cancel each of them. Cancelling an import that has ended changes nothing.',
  scope: 'imports.manage',
  params: z.object({ importId: ImportId }),
  reply: { status: 202, body: ImportView, example: running, headers: ['location'] },
  problems: ['not_found'],

  async handle({ partner, params: { importId } }, { imports, partnerFiles, clock }) {
    const at = clock.now();
    let hasEnded = false;
    const changed = await imports.change({ partnerId: partner.id, jobId: importId }, (job) => {
      const cancelled = requestCancel(job, at);
      hasEnded = cancelled !== job && cancelled.status === 'cancelled';
      return cancelled;
    });
    if (changed === undefined) throw new Problem('not_found');
    const { job } = changed;
    if (hasEnded) noteEnd(job);
    // Nothing else looks at an import that was never started. What is uploaded later is removed by its age.
    if (job.status === 'cancelled' && job.file === undefined) await partnerFiles.remove(uploadNameOf(job));
    return { status: 202, headers: { location: `/v1/imports/${job.id}` }, body: toImportView(job) };
  },
});
