import { type Erasure, erasureFileOf, toErasureRecord } from '../../shared/domain/erasure.ts';
import type { TaskPorts } from './housekeeping-task.ts';

/** Writes what is to be erased where a restore of the database doesn't reach. Written again, it is kept for longer. */
export async function keepErasureRecord(erasure: Erasure, { partnerFiles }: TaskPorts): Promise<void> {
  const name = erasureFileOf(erasure);
  if ((await partnerFiles.find(name)) !== undefined) return;
  await partnerFiles.writePart(name, 0, Buffer.from(JSON.stringify(toErasureRecord(erasure))));
  await partnerFiles.commitParts(name, 1, { type: 'application/json' });
}
