import { type ImportJob, reportNameOf, uploadNameOf } from '../../../shared/domain/import-job.ts';
import type { HttpContext } from '../http-context.ts';
import type { ImportView } from './import-shapes.ts';

/** Long enough to begin a download, short enough to be of little use to somebody who finds it in a log. */
const REPORT_LINK_MS = 20 * 60_000;

/** Adds the links that the import has at the moment. */
export async function withLinks(
  view: ImportView,
  job: ImportJob,
  { partnerFiles, clock }: Pick<HttpContext, 'partnerFiles' | 'clock'>,
): Promise<ImportView> {
  const uploadEnd = new Date(job.expiresAt ?? 0);
  if (job.status === 'awaiting_upload' && uploadEnd > clock.now()) {
    const url = await partnerFiles.createUploadLink(uploadNameOf(job), uploadEnd);
    return { ...view, upload: { url, expiresAt: uploadEnd.toISOString() } };
  }
  if (!job.report.isShown) return view;
  const expiresAt = new Date(clock.now().getTime() + REPORT_LINK_MS);
  const link = { expiresAt, fileName: `${job.id}-report.ndjson`, contentType: 'application/x-ndjson' };
  const url = await partnerFiles.createDownloadLink(reportNameOf(job), link);
  return { ...view, report: { url, expiresAt: expiresAt.toISOString() } };
}
