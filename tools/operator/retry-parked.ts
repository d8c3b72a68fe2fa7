import { allOption, choose } from './choose.ts';
import type { Command } from './command.ts';
import { faultIn } from './documents.ts';
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
    const unreadable = chosen.filter((event) => faultIn(event) !== undefined).map(({ id }) => id);
    const readable = ids.filter((id) => !unreadable.includes(id));
    const still = unreadable.map((id) => `${id} still can't be read, so it is parked again: documents show ${id}`);
    return {
      lines: [`${readable.length} will be sent again`, ...readable, ...still],
      data: { retried: ids, unreadable },
    };
  },
};
