import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import { causeOf } from '../../cause-of.ts';
import { type RefundId, RefundRef } from '../../domain/ids.ts';
import { openRefundSagas } from '../../domain/refund-recovery.ts';
import type { OpenRefundFilter, OpenRefundList, RefundsAdmin } from '../../ports/refunds-admin.ts';
import { readRefund } from './refund-document.ts';

/** Reads the refunds of all partners; only for operators. Refunds that have ended cost nothing. */
export class CosmosRefundsAdmin implements RefundsAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async findRef(refundId: RefundId): Promise<RefundRef | undefined> {
    const parameters = [{ name: '@id', value: refundId }];
    const [found] = await this.#query<JSONObject>('SELECT * FROM c WHERE c.type = "refund" AND c.id = @id', parameters);
    return found && refOf(found);
  }

  async listOpen(filter: OpenRefundFilter, limit?: number): Promise<OpenRefundList> {
    const { where, parameters } = buildCondition(filter);
    const top = limit === undefined ? '' : 'TOP @limit ';
    const all = limit === undefined ? parameters : [...parameters, { name: '@limit', value: limit }];
    const found: OpenRefundList = { refunds: [], unreadable: [] };
    for (const document of await this.#query<JSONObject>(`SELECT ${top}* FROM c WHERE ${where}`, all)) {
      try {
        found.refunds.push(readRefund(document));
      } catch (error) {
        found.unreadable.push({ ...idsOf(document), fault: causeOf(error).message });
      }
    }
    return found;
  }

  async countOpen(filter: OpenRefundFilter): Promise<number> {
    const { where, parameters } = buildCondition(filter);
    const [count = 0] = await this.#query<number>(`SELECT VALUE COUNT(1) FROM c WHERE ${where}`, parameters);
    return count;
  }

  async #query<T>(query: string, parameters: SqlParameter[]): Promise<T[]> {
    return (await this.#container.items.query<T>({ query, parameters }, { forceQueryPlan: true }).fetchAll()).resources;
  }
}

const idsOf = ({ partnerId, orderId, id }: JSONObject) => {
  return { partnerId: String(partnerId), orderId: String(orderId), refundId: String(id) };
};
const refOf = ({ partnerId, orderId, id }: JSONObject) => RefundRef.parse({ partnerId, orderId, refundId: id });

function buildCondition({ sagas = openRefundSagas, silentSince, withoutSagaIn }: OpenRefundFilter) {
  // Written out, because Cosmos DB uses the index only for a list of constants.
  const statuses = sagas.map((status) => JSON.stringify(status)).join(', ');
  const conditions = [`c.type = "refund" AND c.sagaStatus IN (${statuses})`];
  const parameters: SqlParameter[] = [];
  if (silentSince !== undefined) {
    conditions.push('c.refund.saga.seenAt <= @silentSince');
    parameters.push({ name: '@silentSince', value: silentSince.toISOString() });
  }
  if (withoutSagaIn !== undefined) {
    conditions.push('(NOT IS_DEFINED(c.refund.hubs) OR NOT ARRAY_CONTAINS(c.refund.hubs, @hub))');
    parameters.push({ name: '@hub', value: withoutSagaIn });
  }
  return { where: conditions.join(' AND '), parameters };
}
