import { z } from 'zod';
import { OrderId } from '../../domain/ids.ts';
import { firstInstanceOf } from '../../domain/saga-instance.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { schemaVersionOf } from './schema-version.ts';
import { waitingKeyOf } from './waiting-key.ts';

type Document = Readonly<Record<string, unknown>>;

/** For each form, how to convert it to the next one. Readers accept the last two forms. */
const raises: Readonly<Record<number, (document: Document) => Document>> = {
  1: raiseToSecond,
  // The third form has new statuses, which documents of the second don't have.
  2: (document) => document,
};

/**
 * Converts a document to the form of this version. Documents of a newer version, and documents too old to read, stay as
 * they are.
 */
export function raiseOrderDocument(document: Document): Document {
  let raised = document;
  for (let form = schemaVersionOf(document); form < schemaVersions.order; form += 1) {
    const raise = raises[form];
    if (raise === undefined) return document;
    raised = { ...raise(raised), schemaVersion: form + 1 };
  }
  return raised;
}

const First = z.looseObject({
  partnerId: z.string(),
  listKey: z.string(),
  order: z.looseObject({
    id: OrderId,
    saga: z.looseObject({ status: z.string(), setback: z.looseObject({}).optional() }),
  }),
});

/**
 * In the first form, the reason of a failure may be a text, a claimed order may lack the name of its saga's instance,
 * and the saga's status isn't stored beside the order.
 */
function raiseToSecond(document: Document): Document {
  const { data: first } = First.safeParse(document);
  // Damaged: the reader of the document reports it.
  if (first === undefined) return document;
  const { partnerId, listKey, order } = first;
  const { saga } = order;
  const raised = {
    ...saga,
    ...reasonOf(saga),
    ...(saga.setback === undefined ? {} : { setback: { ...saga.setback, ...reasonOf(saga.setback) } }),
  };
  const isWaiting = saga.status === 'waiting';
  const instance = isWaiting ? {} : { sagaInstance: order['sagaInstance'] ?? firstInstanceOf(order.id) };
  const waiting = isWaiting ? { waitingKey: waitingKeyOf(partnerId, listKey) } : {};
  return { ...first, sagaStatus: saga.status, ...waiting, order: { ...order, ...instance, saga: raised } };
}

function reasonOf({ because }: Record<string, unknown>): { because?: { code: string; message: string } } {
  if (typeof because !== 'string') return {};
  return { because: { code: 'error', message: because.split('\n')[0] ?? '' } };
}
