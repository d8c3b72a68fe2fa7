import { type Erasure, ErasureRecord, erasureFileOf, isNewerRecord } from '../../shared/domain/erasure.ts';
import { FileChanged } from '../../shared/ports/partner-files.ts';
import { log } from '../../shared/telemetry/log.ts';
import type { TaskPorts } from './housekeeping-task.ts';

/** Reads a record; undefined if it is gone, or is just being written. */
export async function findErasureRecord(
  key: Pick<Erasure, 'partnerId' | 'id'>,
  { partnerFiles }: Pick<TaskPorts, 'partnerFiles'>,
): Promise<ErasureRecord | 'unreadable' | 'newer' | undefined> {
  const name = erasureFileOf(key);
  const facts = await partnerFiles.find(name);
  if (facts === undefined) return undefined;
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of partnerFiles.read(name, { etag: facts.etag, from: 0 })) chunks.push(chunk);
    const content: unknown = JSON.parse(Buffer.concat(chunks).toString());
    if (isNewerRecord(content)) return 'newer';
    const record = ErasureRecord.parse(content);
    // Its place says whose orders it may name.
    return record.partnerId === key.partnerId && record.id === key.id ? record : 'unreadable';
  } catch (error) {
    if (error instanceof FileChanged) return undefined;
    if (!(error instanceof SyntaxError) && (error as Error).name !== 'ZodError') throw error;
    log.error(`the record of erasure ${key.id} can't be read`, error);
    return 'unreadable';
  }
}
