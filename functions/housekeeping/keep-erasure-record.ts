import { type Erasure, erasureFileOf, toErasureRecord } from '../../shared/domain/erasure.ts';
import { findErasureRecord } from './find-erasure-record.ts';
import type { TaskPorts } from './housekeeping-task.ts';

/**
 * Writes what is to be erased where a restore of the database doesn't reach. A record
 * that is there stays, because written again it is kept for longer; a damaged one is replaced.
 *
 * @throws Error if a newer version has written it, which alone knows what else is to be erased
 */
export async function keepErasureRecord(erasure: Erasure, { partnerFiles }: TaskPorts): Promise<void> {
  const name = erasureFileOf(erasure);
  const known = await findErasureRecord(erasure, { partnerFiles });
  if (known === 'newer') throw new Error(`the record of erasure ${erasure.id} is of a newer version`);
  if (known !== undefined && known !== 'unreadable') return;
  await partnerFiles.writePart(name, 0, Buffer.from(JSON.stringify(toErasureRecord(erasure))));
  await partnerFiles.commitParts(name, 1, { type: 'application/json' });
}
