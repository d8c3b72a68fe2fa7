import { type Erasure, erasureFileOf, toErasureRecord } from '../../shared/domain/erasure.ts';
import { findErasureRecord } from './find-erasure-record.ts';
import type { TaskPorts } from './housekeeping-task.ts';

/** Writes what is to be erased where a restore of the database doesn't reach. A record that is there stays, because written again it is kept for longer; a damaged one is replaced. */
export async function keepErasureRecord(erasure: Erasure, { partnerFiles }: TaskPorts): Promise<void> {
  const name = erasureFileOf(erasure);
  const known = await findErasureRecord(erasure, { partnerFiles });
  if (known !== undefined && known !== 'unreadable') return;
  await partnerFiles.writePart(name, 0, Buffer.from(JSON.stringify(toErasureRecord(erasure))));
  await partnerFiles.commitParts(name, 1, { type: 'application/json' });
}
