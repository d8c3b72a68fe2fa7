import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import { type RefundId, RefundRef } from '../../domain/ids.ts';
import type { Refund } from '../../domain/refund.ts';
import type { RefundsAdmin } from '../../ports/refunds-admin.ts';
import { readRefund } from './refund-document.ts';

/** Reads the refunds of all partners; only for operators. Refunds that have ended cost nothing. */
export class CosmosRefundsAdmin implements RefundsAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async findRef(refundId: RefundId): Promise<RefundRef | undefined> {
    const [found] = await this.#query('c.type = "refund" AND c.id = @id', [{ name: '@id', value: refundId }]);
    if (found === undefined) return undefined;
    return RefundRef.parse({ partnerId: found['partnerId'], orderId: found['orderId'], refundId });
  }

  async listOpen({ isStuck }: { isStuck: boolean }, limit = 1_000): Promise<Refund[]> {
    const statuses = isStuck ? '"stuck"' : '"running", "waiting", "stuck"';
    const found = await this.#query(`c.type = "refund" AND c.sagaStatus IN (${statuses})`);
    return found.slice(0, limit).map(readRefund);
  }

  async #query(where: string, parameters: SqlParameter[] = []): Promise<JSONObject[]> {
    const query = { query: `SELECT * FROM c WHERE ${where}`, parameters };
    return (await this.#container.items.query<JSONObject>(query, { forceQueryPlan: true }).fetchAll()).resources;
  }
}
