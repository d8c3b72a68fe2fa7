import { setTimeout as sleep } from 'node:timers/promises';
import { type FoundContainer, told } from './account.ts';
import type { DocumentPlace, DocumentVersion } from './shown-document.ts';

const EVERY_MS = 250;

/**
 * A document's versions from now on, the present one first. It is read with `If-None-Match`, so versions that follow each
 * other sooner than a quarter of a second are one.
 *
 * @param find called within the stream, because a browser doesn’t open a refused stream again
 */
export async function* watchDocument(
  find: () => Promise<FoundContainer>,
  { id, partitionKey }: DocumentPlace,
  signal: AbortSignal,
): AsyncGenerator<DocumentVersion> {
  const { container } = await find();
  let seen: string | undefined;
  while (!signal.aborted) {
    const version = await told(() => readVersion(seen));
    if (version !== undefined && version.etag !== seen) {
      seen = version.etag;
      yield version;
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }

  /** undefined: it is the same. */
  async function readVersion(etag: string | undefined): Promise<DocumentVersion | undefined> {
    const known = etag === undefined || etag === '' ? undefined : { type: 'IfNoneMatch', condition: etag };
    const { statusCode, resource, requestCharge } = await container
      .item(id, partitionKey)
      .read<Record<string, unknown>>(known === undefined ? {} : { accessCondition: known });
    if (statusCode === 304) return undefined;
    const at = new Date().toISOString();
    if (resource === undefined) return { etag: '', at, document: undefined, charge: requestCharge };
    return { etag: String(resource['_etag']), at, document: resource, charge: requestCharge };
  }
}
