import { randomUUID } from 'node:crypto';
import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import type { OrderRef } from '../../domain/ids.ts';
import { personalData } from '../../domain/personal-data.ts';
import type { DocumentsAdmin, Mend, StoredDocument } from '../../ports/documents-admin.ts';
import { faultOf } from './event-document.ts';
import { readOrder } from './order-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, PRECONDITION_FAILED } from './status-code.ts';

const SCHEMA_VERSION = 1;

const Keys = z.looseObject({
  id: z.string(),
  type: z.enum(['order', 'event']),
  partnerId: z.string(),
  orderId: z.string(),
  _etag: z.string(),
});

export const MendDocument = z.object({
  type: z.literal('mend'),
  documentId: z.string(),
  what: z.enum(['repaired', 'dropped']),
  at: z.string(),
  by: z.string().register(personalData, { of: 'operator' }),
  why: z.string().register(personalData, { of: 'operator' }),
  before: z.string().register(personalData, { of: 'recipient' }),
});

/** Stored orders and events of all partners; only for operators. */
export class CosmosDocumentsAdmin implements DocumentsAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async find(id: string): Promise<StoredDocument | undefined> {
    const query = {
      query: 'SELECT * FROM c WHERE c.id = @id AND c.type IN ("order", "event")',
      parameters: [{ name: '@id', value: id }],
    };
    const { resources } = await this.#container.items.query<unknown>(query, { forceQueryPlan: true }).fetchAll();
    return resources[0] === undefined ? undefined : Keys.parse(resources[0]);
  }

  findFault(document: Readonly<Record<string, unknown>>): string | undefined {
    if (document['type'] === 'event') return faultOf(document);
    const read = readOrder(document);
    return read.kind === 'unreadable' ? causeOf(read.error).message : undefined;
  }

  async replace(
    before: StoredDocument,
    { etag, document, ...done }: Parameters<DocumentsAdmin['replace']>[1],
  ): Promise<'replaced' | 'changed_meanwhile'> {
    const { id, partnerId, orderId } = before;
    const mend = { type: 'mend', documentId: id, ...done, before: JSON.stringify(before) };
    const record = { id: `mend_${randomUUID()}`, partnerId, orderId, schemaVersion: SCHEMA_VERSION, ...mend };
    const written = await runBatch(
      this.#container,
      [partnerId, orderId],
      [
        { operationType: 'Replace', id, ifMatch: etag, resourceBody: removeSystemFields(document) },
        { operationType: 'Create', resourceBody: record },
      ],
    );
    if (written.kind === 'done') return 'replaced';
    if (written.codes.includes(PRECONDITION_FAILED)) return 'changed_meanwhile';
    throw new BatchFailed(`replacing ${id}`, written.codes);
  }

  async listMends({ partnerId, orderId }: OrderRef): Promise<Mend[]> {
    const documents = new PartnerDocuments(this.#container);
    const mends = await documents.queryOne(partnerId, [orderId], { where: 'c.type = "mend"' });
    return mends.map((document) => {
      const { type: _, ...mend } = MendDocument.parse(document);
      return mend;
    });
  }
}

/** Cosmos DB's own fields begin with an underscore. */
function removeSystemFields(document: Readonly<Record<string, unknown>>): JSONObject {
  const own = Object.entries(document).filter(([name]) => !name.startsWith('_'));
  return Object.fromEntries(own) as JSONObject;
}
