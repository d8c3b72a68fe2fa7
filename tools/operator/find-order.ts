import { OrderId, type OrderRef } from '../../shared/domain/ids.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { Azure } from './azure.ts';
import { OpsError } from './command.ts';
import { partnerIdOf } from './partner-id-of.ts';

/**
 * Whose order it is: operators are told an order's id and nothing else. Cosmos DB indexes `id` by itself, so this costs
 * one small query on every physical partition.
 *
 * @throws UsageError for what is no order id, OpsError when there is no such order
 */
export async function findOrder(azure: Azure, text: string): Promise<OrderRef> {
  const orderId = OrderId.safeParse(text);
  if (!orderId.success) throw new UsageError(`${text} is not an order id: ord_ and 26 characters`);
  const query = {
    query: 'SELECT VALUE c.partnerId FROM c WHERE c.id = @id AND c.type = "order"',
    parameters: [{ name: '@id', value: orderId.data }],
  };
  const { resources } = await azure.container('orders').items.query<string>(query).fetchAll();
  const [partnerId] = resources;
  if (partnerId === undefined) throw new OpsError(`there is no order ${orderId.data}`);
  return { partnerId: partnerIdOf(partnerId), orderId: orderId.data };
}
