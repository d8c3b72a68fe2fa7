import type { OperatorCommand } from './operator-command.ts';
import { showMoment } from './show-moment.ts';

const MOST = 200;

export const listHolds: OperatorCommand = {
  name: 'orders holds',
  summary: `list orders that wait for the verdict of their screening, the nearest deadline first, at most ${MOST}`,

  async run({ screenedOrders }) {
    const { waiting, unreadable } = await screenedOrders.listWaiting(MOST);
    const lines = waiting.map(({ orderId, partnerId, state, rules, since, until, onDeadline, because }) => {
      const what = state === 'held' ? `held by ${rules[0]}: ${because}` : `not yet screened: ${rules.join(', ')}`;
      return `${orderId}  ${partnerId}  since ${showMoment(since)}, ${onDeadline} at ${showMoment(until)}  ${what}`;
    });
    const broken = unreadable.map(
      ({ orderId, partnerId, until, fault }) =>
        `${orderId}  ${partnerId}  until ${showMoment(until)}  can't be read: ${fault}`,
    );
    const all = [...lines, ...broken];
    return { lines: all.length > 0 ? all : ['none'], data: [...waiting, ...unreadable] };
  },
};
