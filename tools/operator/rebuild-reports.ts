import type { OperatorCommand } from './operator-command.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { textOf } from './text-of.ts';

/** New events are also counted while it runs, once each; the totals of past days are incomplete until it ends. */
export const rebuildReports: OperatorCommand = {
  name: 'reports rebuild',
  summary: 'rebuild the daily reports of a partner from the events of its orders',
  options: { partner: { type: 'string', value: 'ID', summary: 'whose reports', required: true } },

  async run(ports, given) {
    const partnerId = partnerIdOf(textOf(given, 'partner'));
    const { orders, reports } = ports;
    await reports.forget(partnerId);
    let counted = 0;
    const unreadable: string[] = [];
    for await (const event of orders.readEvents(partnerId)) {
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
