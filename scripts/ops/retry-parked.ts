import { allOption, choose } from './choose.ts';
import type { Command } from './command.ts';
import { parkedIn } from './list-parked.ts';

/** What is parked no more is a change, so the change feed shows it to the relay again. What still can't be sent is parked again. */
export const retryParked: Command = {
  name: 'outbox retry',
  optionalArgument: 'event',
  summary: 'send one or all of the parked events again, after what was wrong with them is mended',
  options: { all: allOption },

  async run(azure, given) {
    const chosen = choose(given, 'event', await parkedIn(azure));
    for (const { id, partnerId, orderId } of chosen) {
      await azure
        .container('orders')
        .item(id, [partnerId, orderId])
        .patch([{ op: 'remove', path: '/parked' }]);
    }
    const ids = chosen.map(({ id }) => id);
    return { lines: [`${ids.length} will be sent again`, ...ids], data: { retried: ids } };
  },
};
