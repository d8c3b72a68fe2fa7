import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { OrderId, PartnerId } from '../../domain/ids.ts';
import type { Address } from '../../domain/order.ts';
import { Screening } from '../../domain/screening.ts';
import { explainIssue } from '../../explain-issue.ts';
import type { ScreenedOrder, ScreenedOrders, WaitingForVerdict } from '../../ports/screened-orders.ts';
import { heldOrders } from './held-orders.ts';
import { PartnerDocuments } from './partner-documents.ts';

const Waiting = z
  .object({ partnerId: PartnerId, id: OrderId, screening: Screening })
  .transform(({ partnerId, id, screening }): ScreenedOrder => {
    const { state, rules, since, until, onDeadline, because } = screening;
    const isHeld = state === 'held';
    return {
      ...{ partnerId, orderId: id, state: isHeld ? state : 'required' },
      ...{ rules, since, until, onDeadline, ...(because === undefined ? {} : { because }) },
    };
  });

export class CosmosScreenedOrders implements ScreenedOrders {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  countRecent(partnerId: PartnerId, { since, recipient }: { since: Date; recipient?: Address | undefined }) {
    const recent = 'c.type = "order" AND c.listKey >= @since';
    const to = ' AND LOWER(c["order"].shipTo.name) = @name AND c["order"].shipTo.postalCode = @postalCode';
    const parameters = [{ name: '@since', value: since.toISOString() }];
    if (recipient === undefined) return this.#documents.count(partnerId, recent, parameters);
    parameters.push({ name: '@name', value: recipient.name.toLowerCase() });
    parameters.push({ name: '@postalCode', value: recipient.postalCode });
    return this.#documents.count(partnerId, recent + to, parameters);
  }

  /** Only orders that wait have `heldUntil`, so the cost depends on their number alone. */
  async listWaiting(limit: number): Promise<WaitingForVerdict> {
    const fields = 'c.partnerId, c.id, c.heldUntil, c["order"].screening';
    const query = `SELECT TOP @limit ${fields} FROM c WHERE c.heldUntil > "" ORDER BY c.heldUntil`;
    const parameters = [{ name: '@limit', value: limit }];
    const options = { forceQueryPlan: true, maxItemCount: limit };
    const { resources } = await this.#container.items.query<JSONObject>({ query, parameters }, options).fetchAll();
    const found: WaitingForVerdict = { waiting: [], unreadable: [] };
    for (const { heldUntil, ...document } of resources) {
      const { data, error } = Waiting.safeParse(document, { error: explainIssue });
      const ids = { partnerId: String(document['partnerId']), orderId: String(document['id']) };
      if (error === undefined) found.waiting.push(data);
      else found.unreadable.push({ ...ids, until: String(heldUntil), fault: causeOf(error).message });
    }
    return found;
  }

  async countHeld(before: Date): Promise<number> {
    const query = `SELECT VALUE COUNT(1) FROM c WHERE ${heldOrders('@before')}`;
    const parameters = [{ name: '@before', value: before.toISOString() }];
    const { resources } = await this.#container.items
      .query<number>({ query, parameters }, { forceQueryPlan: true })
      .fetchAll();
    return resources[0] ?? 0;
  }
}
