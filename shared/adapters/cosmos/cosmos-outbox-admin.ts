import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import type { OutboxEntry } from '../../ports/outbox.ts';
import type { OutboxAdmin, ParkedEvent } from '../../ports/outbox-admin.ts';
import { faultOf } from './event-document.ts';

/** Of a damaged document, any field can be missing. */
const text = z.string().catch('unknown');
const Parked = z.object({
  ...{ id: text, partnerId: text, orderId: text },
  parked: z.object({ reason: text, at: text }),
});

const IS_PARKED = 'c.parked.at > ""';

/** Reads the events of all partners; only for operators. */
export class CosmosOutboxAdmin implements OutboxAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async listParked(): Promise<ParkedEvent[]> {
    const query = `SELECT * FROM c WHERE ${IS_PARKED}`;
    const asked = this.#container.items.query<unknown>(query, { forceQueryPlan: true });
    const { resources } = await asked.fetchAll();
    return resources.map((document) => ({ ...Parked.parse(document), fault: faultOf(document) }));
  }

  async countParked(): Promise<number> {
    const query = `SELECT VALUE COUNT(1) FROM c WHERE ${IS_PARKED}`;
    const { resources } = await this.#container.items.query<number>(query, { forceQueryPlan: true }).fetchAll();
    return resources[0] ?? 0;
  }

  /** Removing the mark changes the document, so the change feed delivers it to the relay again. */
  async retry({ partnerId, orderId, id }: OutboxEntry): Promise<void> {
    await this.#container.item(id, [partnerId, orderId]).patch([{ op: 'remove', path: '/parked' }]);
  }
}
