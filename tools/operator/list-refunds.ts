import type { OperatorCommand } from './operator-command.ts';
import { refundLine } from './refund-line.ts';

const MOST = 200;

export const listRefunds: OperatorCommand = {
  name: 'refunds list',
  summary: `list refunds that are not done, at most ${MOST}`,
  options: { stuck: { type: 'boolean', summary: 'only those that wait for an outage to end or for a person' } },

  async run(ports, given) {
    const refunds = await ports.refundsAdmin.listOpen({ isStuck: given['stuck'] === true }, MOST);
    const data = refunds.map(({ id, orderId, partnerId, status, amount, saga, updatedAt }) => {
      return { id, orderId, partnerId, status, amount, saga, updatedAt };
    });
    return { lines: refunds.length > 0 ? refunds.map(refundLine) : ['none'], data };
  },
};
