import { z } from 'zod';
import { type ExportJob, exportFormats, fileNameOf, fileOf } from '../../../shared/domain/export-job.ts';
import { ExportId } from '../../../shared/domain/ids.ts';
import { isOpen } from '../../../shared/domain/job.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';
import { route } from '../route.ts';
import { ExportView, toExportView } from './export-shapes.ts';

/** Long enough to begin a download, short enough to be of little use to somebody who finds it in a log. */
const LINK_MS = 20 * 60_000;

export const getExport = route({
  operationId: 'getExport',
  method: 'GET',
  path: '/v1/exports/{exportId}',
  summary: 'Get an export',
  description:
    'How far it is, and when it is `ready` a link to the file. Each request makes a link that ends after 20 minutes: a download that has begun goes on. While it is `queued` or `running`, `Retry-After` says when to ask again. It is kept for 30 days, its file for 7.',
  scope: 'exports.manage',
  params: z.object({ exportId: ExportId }),
  reply: { status: 200, body: ExportView },
  problems: ['not_found'],

  async handle({ partner, params: { exportId } }, context) {
    const found = await context.exports.find({ partnerId: partner.id, jobId: exportId });
    if (found === undefined) throw new Problem('not_found');
    const view = toExportView(found.job);
    if (isOpen(found.job)) return { status: 200, headers: { 'retry-after': chooseRetryAfter(found.job) }, body: view };
    if (found.job.status !== 'ready') return { status: 200, body: view };
    const download = await createDownload(found.job, context);
    return { status: 200, body: download === undefined ? { ...view, status: 'expired' } : { ...view, download } };
  },
});

/** In seconds: a small export is ready soon, and a large one need not be asked for often. */
function chooseRetryAfter({ total = 0, done }: ExportJob): string {
  return total - done > 20_000 ? '10' : '2';
}

/** Returns undefined if the file's time is over, also before it is deleted. */
async function createDownload(job: ExportJob, { partnerFiles, clock }: HttpContext): Promise<ExportView['download']> {
  const end = Math.min(clock.now().getTime() + LINK_MS, Date.parse(job.expiresAt ?? ''));
  if (!(end > clock.now().getTime())) return undefined;
  const { contentType } = exportFormats[job.format];
  const expiresAt = new Date(end);
  const url = await partnerFiles.createDownloadLink(fileOf(job), { expiresAt, fileName: fileNameOf(job), contentType });
  return { url, expiresAt: expiresAt.toISOString(), size: job.size ?? 0 };
}
