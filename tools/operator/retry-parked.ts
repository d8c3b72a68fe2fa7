import type { ParkedEvent } from '../../shared/ports/outbox-admin.ts';
import { allOption, choose } from './choose.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import { reportPart } from './partly-done.ts';
import { selectOrderRefs } from './select-order-refs.ts';

export const retryParked: ActingCommand = {
  isAct: true,
  name: 'outbox retry',
  optionalArguments: ['event'],
  summary: 'send one or all parked events again, once the cause is fixed',
  options: { all: allOption },

  findOrders: async ({ outbox }, given) => selectOrderRefs(choose(given, 'event', await outbox.listParked())),

  async run({ outbox }, given) {
    const chosen = choose(given, 'event', await outbox.listParked());
    const done: ParkedEvent[] = [];
    const retry = async () => {
      for (const entry of chosen) {
        await outbox.retry(entry);
        done.push(entry);
      }
    };
    await reportPart(retry, () => reportOf(done));
    return reportOf(done);
  },
};

function reportOf(done: readonly ParkedEvent[]): ActReport {
  const ids = done.map(({ id }) => id);
  const unreadable = done.filter(({ fault }) => fault !== undefined).map(({ id }) => id);
  const readable = ids.filter((id) => !unreadable.includes(id));
  const still = unreadable.map((id) => `${id} still can't be read, so it is parked again: documents show ${id}`);
  return {
    lines: [
      ...(readable.length > 0 ? [sentAgain(readable.length), ...readable] : []),
      ...still,
      ...(ids.length > 0 ? [] : ['none is parked']),
    ],
    data: { retried: ids, unreadable },
    changes: ids.map((id) => ({ of: 'event', id, after: 'sent again' })),
  };
}

const sentAgain = (count: number) =>
  count === 1 ? 'this event is sent again:' : `these ${count} events are sent again:`;
