import { type Container, ErrorResponse, type JSONObject } from '@azure/cosmos';
import { causeOf } from '../../cause-of.ts';
import { Rejection } from '../../domain/rejection.ts';
import { explainIssue } from '../../explain-issue.ts';
import type { RejectionsAdmin, UnreadableRejection } from '../../ports/rejections-admin.ts';
import { NOT_FOUND } from './status-code.ts';

const keysOf = ({ id, consumer }: JSONObject) => ({ id: String(id), consumer: String(consumer) });

/** Reads what `CosmosRejections` writes. */
export class CosmosRejectionsAdmin implements RejectionsAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async list() {
    const query = 'SELECT * FROM c WHERE c.at > "" ORDER BY c.at';
    const { resources } = await this.#container.items.query<JSONObject>(query, { forceQueryPlan: true }).fetchAll();
    const rejections: Rejection[] = [];
    const unreadable: UnreadableRejection[] = [];
    for (const document of resources) {
      const { data, error } = Rejection.safeParse(document, { error: explainIssue });
      if (data) rejections.push(data);
      else unreadable.push({ ...keysOf(document), fault: causeOf(error).message });
    }
    return { rejections, unreadable };
  }

  async count(): Promise<number> {
    const query = 'SELECT VALUE COUNT(1) FROM c WHERE c.at > ""';
    const { resources } = await this.#container.items.query<number>(query, { forceQueryPlan: true }).fetchAll();
    return resources[0] ?? 0;
  }

  async forget({ id, consumer }: Pick<Rejection, 'id' | 'consumer'>): Promise<void> {
    // One that is gone is forgotten.
    await this.#container
      .item(id, consumer)
      .delete()
      .catch((error: unknown) => {
        if (!(error instanceof ErrorResponse && error.code === NOT_FOUND)) throw error;
      });
  }
}
