import type { OperatorCommand } from './operator-command.ts';
import { reportTable } from './report-table.ts';
import { showMoment } from './show-moment.ts';

const MOST = 200;

export const listHolds: OperatorCommand = {
  name: 'orders holds',
  summary: `list orders that wait for the verdict of their screening, the nearest deadline first, at most ${MOST}`,

  async run({ screenedOrders }) {
    const { waiting, unreadable } = await screenedOrders.listWaiting(MOST);
    const cells = waiting.map(({ orderId, partnerId, state, rules, since, until, onDeadline, because }) => {
      const why = state === 'held' ? `held by ${rules[0]}: ${because}` : `not yet screened: ${rules.join(', ')}`;
      return [orderId, partnerId, showMoment(until), onDeadline, showMoment(since), why];
    });
    const faults = unreadable.map(
      ({ orderId, partnerId, until, fault }) =>
        `${orderId}  ${partnerId}  until ${showMoment(until)}  can't be read: ${fault}`,
    );
    return {
      ...reportTable(['ORDER', 'PARTNER', 'DEADLINE', 'THEN', 'SINCE', 'WHY'], cells, faults),
      data: [...waiting, ...unreadable],
    };
  },
};
