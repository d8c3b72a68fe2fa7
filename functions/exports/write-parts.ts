import {
  countPartsOf,
  type ExportJob,
  exportFormats,
  fileOf,
  finishExport,
  noteRead,
} from '../../shared/domain/export-job.ts';
import { goOn, type SliceOutcome } from '../../shared/domain/job.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { HeldJob } from '../jobs/held-job.ts';
import { noteEnd } from '../jobs/note-end.ts';
import type { ExportPace, ExportPorts } from './export-ports.ts';
import { filterOf, readPart } from './read-part.ts';

type Ports = Pick<ExportPorts, 'orders' | 'partnerFiles' | 'clock'>;

const DONE: SliceOutcome = { kind: 'done' };
const MORE: SliceOutcome = { kind: 'more' };

/**
 * Writes the file part by part. First it decides where the next part ends, and stores that; then it writes the part. So a
 * part that was decided and not written is written again with the same orders, and one that two runs write has the same
 * orders from both: no order is lost or twice, whenever a process ends.
 */
export async function writeParts(held: HeldJob<ExportJob>, ports: Ports, pace: ExportPace): Promise<SliceOutcome> {
  const { orders, clock } = ports;
  const end = performance.now() + pace.sliceMs;
  if (held.job.total === undefined) {
    const total = await orders.count(held.job.partnerId, filterOf(held.job));
    const at = clock.now();
    if (!(await held.advance(unlessUnwanted((job) => ({ ...goOn(job, at), total }))))) return MORE;
  }
  const { part } = held.job;
  if (part !== undefined) {
    const { bytes } = await readPart(held.job, { ...part, isDecided: true }, orders, pace);
    await write(held.job, part.number, bytes, ports);
  }
  while (!held.job.isRead) {
    const range = { number: countPartsOf(held.job), after: held.job.place, until: undefined, isDecided: false };
    const { bytes, ...read } = await readPart(held.job, range, orders, pace);
    const at = clock.now();
    if (!(await held.advance(unlessUnwanted((job) => noteRead(job, read, at))))) return MORE;
    if (read.isPart) await write(held.job, range.number, bytes, ports);
    recordMetric('jobs.orders', read.rows, { kind: 'export' });
    // Not before it: a slice that only repeats the part before would never get further.
    if (performance.now() > end && !held.job.isRead) return MORE;
  }
  return (await finish(held, ports)) ? DONE : MORE;
}

/** A part can't be empty. It is if all its orders were erased since it was decided. */
const EMPTY = { csv: Buffer.from('\r\n'), ndjson: Buffer.from(' ') };

async function write(job: ExportJob, part: number, bytes: Uint8Array, { partnerFiles }: Ports): Promise<void> {
  await partnerFiles.writePart(fileOf(job), part, bytes.byteLength === 0 ? EMPTY[job.format] : bytes);
}

async function finish(held: HeldJob<ExportJob>, { partnerFiles, clock }: Ports): Promise<boolean> {
  const { job } = held;
  const type = exportFormats[job.format].contentType;
  await partnerFiles.commitParts(fileOf(job), countPartsOf(job), { type });
  const file = await partnerFiles.find(fileOf(job));
  const at = clock.now();
  if (!(await held.advance(unlessUnwanted((now) => finishExport(now, file?.size ?? 0, at))))) return false;
  noteEnd(held.job);
  return true;
}

/** The next slice ends an export that nobody wants any more. */
const unlessUnwanted = (change: (job: ExportJob) => ExportJob) => (job: ExportJob) =>
  job.cancelRequestedAt === undefined ? change(job) : undefined;
