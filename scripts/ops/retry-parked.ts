import { type Command, OpsError } from './command.ts';
import { parkedIn } from './list-parked.ts';

/** What is parked no more is a change, so the change feed shows it to the relay again. What still can't be sent is parked anew. */
export const retryParked: Command = {
  name: 'outbox retry',
  summary: 'send parked events again, all or one: after what was wrong with them is mended',
  options: { event: { value: 'ID', summary: 'only this one' } },

  async run(azure, given) {
    const chosen = (await parkedIn(azure)).filter(({ id }) => given['event'] === undefined || given['event'] === id);
    if (chosen.length === 0 && given['event'] !== undefined) throw new OpsError(`${given['event']} is not parked`);
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
