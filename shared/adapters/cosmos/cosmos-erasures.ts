import type { Container, JSONObject } from '@azure/cosmos';
import { Erasure } from '../../domain/erasure.ts';
import type { PartnerId } from '../../domain/ids.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { Erasures, FoundErasure, OpenErasures } from '../../ports/erasures.ts';
import { addOnce } from './add-once.ts';
import { findNextWaiting, OLDEST_FIRST } from './find-next-waiting.ts';
import { parseDocument } from './parse-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument, reportUnreadableDocument } from './read-document.ts';
import { replaceUnchanged } from './replace-unchanged.ts';
import { isNewer } from './schema-version.ts';
import { behindKeysOf, firstKeyOf, waitingKeyOf } from './waiting-key.ts';

/** How long one that is done is kept, in seconds: to show that it was done. */
const KEPT_S = 400 * 24 * 3_600;

/** Beside the jobs: the index by which timers find jobs finds erasures that are not done too. */
export class CosmosErasures implements Erasures {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async add(erasure: Erasure): Promise<boolean> {
    return (await addOnce(this.#container, keyOf(erasure), toDocument(erasure))).kind === 'added';
  }

  async find({ partnerId, id }: Pick<Erasure, 'partnerId' | 'id'>): Promise<FoundErasure | undefined> {
    const found = await this.#documents.read(partnerId, id, [id]);
    return found && { erasure: parseDocument(Erasure, found.document, 'erasure'), etag: found.etag };
  }

  async has({ partnerId, id }: Pick<Erasure, 'partnerId' | 'id'>): Promise<boolean> {
    return (await this.#documents.read(partnerId, id, [id])) !== undefined;
  }

  replace(erasure: Erasure, etag: string): Promise<boolean> {
    return replaceUnchanged(this.#container, keyOf(erasure), toDocument(erasure), etag);
  }

  async findNextPartner(after: PartnerId | undefined): Promise<PartnerId | undefined> {
    return (await findNextWaiting(this.#container, 'erasure', after))?.partnerId;
  }

  async listOpen(
    partnerId: PartnerId,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<OpenErasures> {
    const documents = await this.#documents.query(partnerId, {
      where: 'c.type = "erasure" AND c.waitingKey > @from AND c.waitingKey < @to',
      parameters: [
        { name: '@from', value: after ?? firstKeyOf(partnerId) },
        { name: '@to', value: behindKeysOf(partnerId) },
      ],
      orderBy: OLDEST_FIRST,
      top: limit,
    });
    const keyOfDocument = (document: JSONObject) => String(document['waitingKey']);
    const found = documents.flatMap((document) => {
      const id = String(document['id']);
      // Written back, it would lose what only the newer version knows.
      if (isNewer('erasure', document)) {
        reportUnreadableDocument('erasure', id, document, new Error('it waits for the newer version'));
        return [];
      }
      const erasure = readDocument(Erasure, document, 'erasure', id);
      return erasure === undefined ? [] : [{ erasure, etag: String(document['_etag']), key: keyOfDocument(document) }];
    });
    const last = documents.length < limit ? undefined : documents.at(-1);
    return { found, next: last && keyOfDocument(last) };
  }
}

const keyOf = ({ partnerId, id }: Pick<Erasure, 'partnerId' | 'id'>) => [partnerId, id];

function toDocument(erasure: Erasure): JSONObject & { id: string } {
  const { id, partnerId, requestedAt, doneAt } = erasure;
  const found =
    doneAt === undefined ? { waitingKey: waitingKeyOf(partnerId, `${requestedAt}#${id}`) } : { ttl: KEPT_S };
  const keys = { id, jobId: id, type: 'erasure', schemaVersion: schemaVersions.erasure };
  return { ...(erasure as unknown as JSONObject), ...keys, ...found };
}
