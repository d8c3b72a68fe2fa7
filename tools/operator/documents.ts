import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { OrderDocument } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { faultOf } from '../../shared/adapters/cosmos/event-document.ts';
import { runBatch } from '../../shared/adapters/cosmos/run-batch.ts';
import { PRECONDITION_FAILED } from '../../shared/adapters/cosmos/status-code.ts';
import { causeOf } from '../../shared/cause-of.ts';
import type { Azure } from './azure.ts';
import { OpsError } from './command.ts';

const Keys = z.looseObject({
  id: z.string(),
  type: z.enum(['order', 'event']),
  partnerId: z.string(),
  orderId: z.string(),
  _etag: z.string(),
});
/** An order or an event as it is stored, whether or not it can be read. */
export type StoredDocument = z.infer<typeof Keys>;

/** @throws OpsError */
export async function findDocument(azure: Azure, id: string): Promise<StoredDocument> {
  const query = {
    query: 'SELECT * FROM c WHERE c.id = @id AND c.type IN ("order", "event")',
    parameters: [{ name: '@id', value: id }],
  };
  const { resources } = await azure.container('orders').items.query<unknown>(query).fetchAll();
  const [document] = resources;
  if (document === undefined) throw new OpsError(`there is no order or event ${id}`);
  return Keys.parse(document);
}

/** What is wrong with it, with the field; undefined if it can be read. */
export function faultIn(document: Record<string, unknown>): string | undefined {
  if (document['type'] === 'event') return faultOf(document);
  const { error } = OrderDocument.safeParse(document);
  return error && causeOf(error).message;
}

/** What an operator did to a document: kept beside it, with the document as it was. */
export const Mend = z.object({
  type: z.literal('mend'),
  documentId: z.string(),
  what: z.enum(['repaired', 'dropped']),
  at: z.string(),
  by: z.string(),
  why: z.string(),
  /** In JSON. */
  before: z.string(),
});
export type Mend = z.infer<typeof Mend>;

/**
 * Puts another document in its place, and the record of it beside it: both or none, and only if nobody has changed it since
 * it was shown.
 *
 * @throws OpsError
 */
export async function replaceDocument(
  azure: Azure,
  before: StoredDocument,
  { etag, document, ...done }: { etag: string; document: Record<string, unknown> } & Pick<Mend, 'what' | 'at' | 'why'>,
): Promise<void> {
  const { id, partnerId, orderId } = before;
  const mend: Mend = { type: 'mend', documentId: id, ...done, by: userInfo().username, before: JSON.stringify(before) };
  const record = { id: `mend_${randomUUID()}`, partnerId, orderId, schemaVersion: 1, ...mend };
  const written = await runBatch(
    azure.container('orders'),
    [partnerId, orderId],
    [
      { operationType: 'Replace', id, ifMatch: etag, resourceBody: withoutSystemFields(document) },
      { operationType: 'Create', resourceBody: record },
    ],
  );
  if (written.kind === 'done') return;
  if (written.codes.includes(PRECONDITION_FAILED)) {
    throw new OpsError(`${id} has changed since it was shown: show it again`);
  }
  throw new OpsError(`${id} could not be written: ${written.codes.join(', ')}`);
}

/** Cosmos DB's own begin with an underscore. */
function withoutSystemFields(document: Record<string, unknown>): JSONObject {
  const own = Object.entries(document).filter(([name]) => !name.startsWith('_'));
  return Object.fromEntries(own) as JSONObject;
}
