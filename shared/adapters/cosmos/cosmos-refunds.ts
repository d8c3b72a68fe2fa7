import type { Container } from '@azure/cosmos';
import type { OrderRef, RefundRef } from '../../domain/ids.ts';
import type { Order } from '../../domain/order.ts';
import { superseded } from '../../domain/order-decision.ts';
import type { RefundChange } from '../../domain/order-refunds.ts';
import type { Refund } from '../../domain/refund.ts';
import type { Orders } from '../../ports/orders.ts';
import type { Refunds } from '../../ports/refunds.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readRefund } from './refund-document.ts';

/** The order's own writes are retried too. */
const MOST_ATTEMPTS = 32;

/**
 * Refunds in the partition of their order. Each change writes the order too, so the order's ETag guards both: a refund
 * that is read after its order can't be older than it.
 */
export class CosmosRefunds implements Refunds {
  readonly #documents: PartnerDocuments;
  readonly #orders: Pick<Orders, 'get' | 'change'>;

  constructor(container: Container, orders: Pick<Orders, 'get' | 'change'>) {
    this.#documents = new PartnerDocuments(container);
    this.#orders = orders;
  }

  async find({ partnerId, orderId, refundId }: RefundRef): Promise<Refund | undefined> {
    const found = await this.#documents.read(partnerId, refundId, [orderId]);
    return found && readRefund(found.document);
  }

  async list({ partnerId, orderId }: OrderRef): Promise<Refund[]> {
    const documents = await this.#documents.queryOne(partnerId, [orderId], { where: 'c.type = "refund"' });
    return documents.map(readRefund).sort((a, b) => (orderKeyOf(a) < orderKeyOf(b) ? -1 : 1));
  }

  async change<D extends { kind: string }>(
    ref: RefundRef,
    decide: (order: Order, refund: Refund | undefined) => RefundChange | D,
  ): Promise<{ decision: RefundChange | D; order: Order; refund: Refund | undefined }> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const order = await this.#orders.get(ref);
      const refund = await this.find(ref);
      const decision = decide(order, refund);
      if (!isChange(decision)) return { decision, order, refund };
      // A newer order may have a newer refund: then both are read again.
      const { kind } = await this.#orders.change(order, (now) => (now === order ? decision : superseded));
      if (kind === 'changed') return { decision, order: decision.order, refund: decision.refund };
    }
    throw new Unavailable(`refund ${ref.refundId} was changed by others ${MOST_ATTEMPTS} times in a row`);
  }
}

const orderKeyOf = ({ createdAt, id }: Refund) => `${createdAt}#${id}`;

function isChange(decision: RefundChange | { kind: string }): decision is RefundChange {
  return decision.kind === 'changed';
}
