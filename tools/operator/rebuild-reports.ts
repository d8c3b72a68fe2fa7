import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import { type Command, textOf } from './command.ts';
import { partnerIdOf } from './partner-id-of.ts';

/** While it runs, what happens is counted as well, and once: a day's totals are short of the past until it has ended. */
export const rebuildReports: Command = {
  name: 'reports rebuild',
  summary: 'count the daily reports of a partner again, from the events of its orders',
  options: { partner: { value: 'ID', summary: 'whose reports', required: true } },

  async run(azure, given) {
    const partnerId = partnerIdOf(textOf(given, 'partner'));
    const orders = new CosmosOrders(azure.container('orders'));
    const reports = new CosmosReports(azure.container('reports'));
    await reports.forget(partnerId);
    let counted = 0;
    const unreadable: string[] = [];
    for await (const event of orders.events(partnerId)) {
      if (event.type === 'unreadable' || event.type === 'newer') {
        unreadable.push(event.id);
        continue;
      }
      await reports.record(event);
      counted += 1;
    }
    const lacks = unreadable.map((id) => `${id} can't be read and is not counted: documents show ${id}`);
    return { lines: [`${counted} events counted`, ...lacks], data: { partnerId, counted, unreadable } };
  },
};
