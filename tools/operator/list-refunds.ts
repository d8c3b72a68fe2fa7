import type { OperatorCommand } from './operator-command.ts';
import { refundLine } from './refund-line.ts';

const MOST = 200;

export const listRefunds: OperatorCommand = {
  name: 'refunds list',
  summary: `list refunds that are not done, at most ${MOST}`,
  options: {
    stuck: { type: 'boolean', summary: 'only those that wait for an outage to end or for a person' },
    waiting: { type: 'boolean', summary: 'only those that the payment provider has not finished' },
  },

  async run(ports, given) {
    const sagas = (['stuck', 'waiting'] as const).filter((status) => given[status]);
    const filter = sagas.length > 0 ? { sagas } : {};
    const { refunds, unreadable } = await ports.refundsAdmin.listOpen(filter, MOST);
    const data = refunds.map(({ id, orderId, partnerId, status, amount, saga, atProviderSince, updatedAt }) => {
      return { id, orderId, partnerId, status, amount, saga, atProviderSince, updatedAt };
    });
    const broken = unreadable.map(({ refundId, fault }) => `${refundId} can't be read: ${fault}`);
    const lines = [...refunds.map(refundLine), ...broken];
    const faults = unreadable.map(({ refundId, orderId, partnerId, fault }) => ({
      id: refundId,
      orderId,
      partnerId,
      fault,
    }));
    return { lines: lines.length > 0 ? lines : ['none'], data: [...data, ...faults] };
  },
};
