import type { Container } from '@azure/cosmos';
import { Rejection } from '../../domain/rejection.ts';
import type { RejectionsAdmin } from '../../ports/rejections-admin.ts';

/** Reads what `CosmosRejections` writes. */
export class CosmosRejectionsAdmin implements RejectionsAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async all(): Promise<Rejection[]> {
    const query = 'SELECT * FROM c WHERE c.at > "" ORDER BY c.at';
    const { resources } = await this.#container.items.query<unknown>(query, { forceQueryPlan: true }).fetchAll();
    return resources.map((document) => Rejection.parse(document));
  }

  async forget({ id, consumer }: Rejection): Promise<void> {
    await this.#container.item(id, consumer).delete();
  }
}
