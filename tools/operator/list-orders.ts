import type { Order } from '../../shared/domain/order.ts';
import { MOST_MINUTES } from './most-minutes.ts';
import type { OperatorCommand } from './operator-command.ts';
import { isDelayed, orderLine } from './order-line.ts';
import { neglectedSince } from './tell-needs.ts';
import { wholeNumberIn } from './whole-number-in.ts';

const MOST = 200;

export const listOrders: OperatorCommand = {
  name: 'orders list',
  summary: `list open orders, at most ${MOST}: all of them, or only those that an option names`,
  options: {
    stuck: { type: 'boolean', summary: 'only those whose saga waits for a person' },
    late: { type: 'boolean', summary: 'only those that have waited for their saga for a minute or more' },
    'quiet-for': {
      type: 'string',
      value: 'MINUTES',
      summary: 'only those that have not changed for this long: their saga may be lost',
    },
    'saga-version': {
      type: 'string',
      value: 'VERSION',
      summary: 'only those whose saga started with this version: its body is needed until none is left',
    },
  },

  async run(ports, given) {
    const sagaVersion = given['saga-version'];
    const quietFor = wholeNumberIn(given, 'quiet-for', { least: 0, most: MOST_MINUTES });
    const late = { sagas: ['waiting' as const], unchangedSince: neglectedSince(ports.clock.now()).late };
    const filter = {
      ...(given['late'] ? late : {}),
      // Without it, those that wait for their payer or for a verdict are open too.
      ...(quietFor === undefined ? {} : { unchangedSince: new Date(ports.clock.now().getTime() - quietFor * 60_000) }),
      ...(given['stuck'] ? { sagas: ['stuck' as const] } : {}),
      ...(typeof sagaVersion === 'string' ? { sagaVersion } : {}),
    };
    const { orders, unreadable } = await ports.ordersAdmin.listOpen(filter, MOST);
    const broken = unreadable.map(({ orderId, partnerId, fault }) => ({ id: orderId, partnerId, fault }));
    const lines = [
      ...orders.map(orderLine),
      ...broken.map(({ id, partnerId, fault }) => `${id}  ${partnerId}  can't be read: ${fault}`),
    ];
    return { lines: lines.length > 0 ? lines : ['none'], data: [...orders.map(summaryOf), ...broken] };
  },
};

function summaryOf(order: Order) {
  const { id, partnerId, status, saga, updatedAt } = order;
  const stuck = saga.status === 'stuck' ? { remaining: saga.remaining, because: saga.because } : {};
  const delayed = isDelayed(order) ? { delayed: true } : {};
  return { id, partnerId, status, saga: saga.status, updatedAt, ...delayed, ...stuck };
}
