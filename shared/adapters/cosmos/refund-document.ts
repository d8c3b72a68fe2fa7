import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Refund } from '../../domain/refund.ts';
import { searchTimeOf } from '../../domain/refund-recovery.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { listKeyOf } from './build-order-list-query.ts';
import { parseDocument } from './parse-document.ts';
import { waitingKeyOf } from './waiting-key.ts';

export const RefundDocument = z.object({ type: z.literal('refund'), refund: Refund });

/**
 * `sagaStatus` is indexed, so operators find the refunds that are not done; and `waitingKey`, until it is done, so a
 * timer finds those whose saga may be lost. `listKey` is for the comparison with the provider.
 */
export function toRefundDocument(refund: Refund): JSONObject {
  const { id, partnerId, orderId, saga, createdAt } = refund;
  const searchAt = searchTimeOf(refund)?.toISOString();
  const waiting = searchAt === undefined ? {} : { waitingKey: waitingKeyOf(partnerId, `${searchAt}#${id}`) };
  const keys = {
    id,
    partnerId,
    orderId,
    type: 'refund',
    sagaStatus: saga.status,
    listKey: listKeyOf(createdAt, id),
    ...waiting,
  };
  return { ...keys, schemaVersion: schemaVersions.refund, refund: asJson(refund) };
}

/** @throws Unavailable if only a newer version of the app can read it, ZodError if it is damaged */
export function readRefund(document: JSONObject): Refund {
  return parseDocument(RefundDocument, document, 'refund').refund;
}

/** A refund is plain JSON data without undefined fields. */
function asJson(refund: Refund): JSONObject {
  return refund as unknown as JSONObject;
}
