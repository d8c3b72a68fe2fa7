import { type ImportJob, repairImport, reportNameOf } from '../../shared/domain/import-job.ts';
import type { Refusal } from '../../shared/domain/import-record.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { PartnerFiles } from '../../shared/ports/partner-files.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import type { HeldJob } from '../jobs/held-job.ts';

/** More would hide a fault of ours. */
const MOST_REPAIRS = 3;

interface Ports {
  partnerFiles: PartnerFiles;
  clock: Clock;
}

/** Writes the next part of the report. Nobody sees it yet; a slice that repeats the batch writes it again. */
export async function writeReportPart(
  job: ImportJob,
  refusals: readonly Refusal[],
  { partnerFiles }: Ports,
): Promise<boolean> {
  if (refusals.length === 0) return false;
  const rows = refusals.map((refusal) => `${JSON.stringify(refusal)}\n`).join('');
  await partnerFiles.writePart(reportNameOf(job), job.report.parts, Buffer.from(rows));
  return true;
}

/**
 * Shows all parts so far. A process that was taken for dead can show fewer than another one has shown, which loses the
 * parts behind them. Then the import begins again: it places nothing twice, and writes all parts again.
 */
export async function showReport(
  held: HeldJob<ImportJob>,
  { partnerFiles, clock }: Ports,
): Promise<'shown' | 'repairing'> {
  const { job } = held;
  if (job.report.parts === 0) return 'shown';
  try {
    await partnerFiles.commitParts(reportNameOf(job), job.report.parts, { type: 'application/x-ndjson' });
  } catch (error) {
    if (error instanceof Unavailable || job.report.repairs >= MOST_REPAIRS) throw error;
    log.error(`the report of import ${job.id} has lost a part: the import begins again`, error);
    await held.advance((now) => repairImport(now, clock.now()));
    return 'repairing';
  }
  if (!job.report.isShown) await held.advance((now) => ({ ...now, report: { ...now.report, isShown: true } }));
  return 'shown';
}
