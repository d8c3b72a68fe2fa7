import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { Rejection } from '../../domain/rejection.ts';
import { explainIssue } from '../../explain-issue.ts';
import type { RejectionsAdmin, UnreadableRejection } from '../../ports/rejections-admin.ts';

const Keys = z.object({ id: z.string(), consumer: z.string() });

/** Reads what `CosmosRejections` writes. */
export class CosmosRejectionsAdmin implements RejectionsAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async list() {
    const query = 'SELECT * FROM c WHERE c.at > "" ORDER BY c.at';
    const { resources } = await this.#container.items.query<unknown>(query, { forceQueryPlan: true }).fetchAll();
    const rejections: Rejection[] = [];
    const unreadable: UnreadableRejection[] = [];
    for (const document of resources) {
      const { data, error } = Rejection.safeParse(document, { error: explainIssue });
      if (data) rejections.push(data);
      else unreadable.push({ ...Keys.parse(document), fault: causeOf(error).message });
    }
    return { rejections, unreadable };
  }

  async forget({ id, consumer }: Pick<Rejection, 'id' | 'consumer'>): Promise<void> {
    await this.#container.item(id, consumer).delete();
  }
}
