import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { PartnerId } from '../../domain/ids.ts';
import { behindKeysOf, partnerOfKey } from './waiting-key.ts';

const Key = z.object({ waitingKey: z.string() });

/** The order of a composite index that holds only what waits, so that the cost of a page depends only on its size. */
export const OLDEST_FIRST = 'c.type, c.waitingKey';

/** Finds the next partner, by id, that has documents of a type that wait, and the first of them. */
export async function findNextWaiting(
  container: Container,
  type: 'order' | 'refund' | 'job' | 'erasure',
  partnerId: PartnerId | undefined,
): Promise<{ partnerId: PartnerId; waitingKey: string; document: JSONObject } | undefined> {
  let behind = partnerId === undefined ? '' : behindKeysOf(partnerId);
  for (;;) {
    const query = {
      query: `SELECT TOP 1 * FROM c WHERE c.type = "${type}" AND c.waitingKey > @behind ORDER BY ${OLDEST_FIRST}`,
      parameters: [{ name: '@behind', value: behind }],
    };
    const { resources } = await container.items.query<JSONObject>(query, { forceQueryPlan: true }).fetchAll();
    const [document] = resources;
    if (document === undefined) return undefined;
    const { waitingKey } = Key.parse(document);
    const owner = partnerOfKey(waitingKey);
    const { data: found } = PartnerId.safeParse(owner);
    if (found !== undefined) return { partnerId: found, waitingKey, document };
    behind = behindKeysOf(owner);
  }
}
