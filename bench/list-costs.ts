import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosOrders } from '../shared/adapters/cosmos/cosmos-orders.ts';

export interface ListCost {
  /** The requests of the second page, because the first page also loads data about account and container. */
  requests: number;
  requestUnits: number;
}

/** The cost of one page in Cosmos DB, through the app's adapter. */
export async function costOfPage(
  connectionString: string,
  ask: (orders: CosmosOrders) => Promise<unknown>,
): Promise<ListCost> {
  const cost = { requests: 0, requestUnits: 0 };
  const inner = createDefaultHttpClient();
  const counting: HttpClient = {
    async sendRequest(request) {
      const answer = await inner.sendRequest(request);
      cost.requests += 1;
      cost.requestUnits += Number(answer.headers.get('x-ms-request-charge') ?? 0);
      return answer;
    },
  };
  const client = connectCosmos({ connectionString }, counting);
  const orders = new CosmosOrders(client.database(databaseId).container(containers.orders.id));
  await ask(orders);
  Object.assign(cost, { requests: 0, requestUnits: 0 });
  await ask(orders);
  client.dispose();
  return { requests: cost.requests, requestUnits: Math.round(cost.requestUnits * 100) / 100 };
}
