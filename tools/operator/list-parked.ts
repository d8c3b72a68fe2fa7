import type { OperatorCommand } from './operator-command.ts';
import { showMoment } from './show-moment.ts';

export const listParked: OperatorCommand = {
  name: 'outbox list',
  summary: 'list the parked events, which could not be sent, with the field at fault',

  async run(ports) {
    const parked = await ports.outbox.listParked();
    const lines = parked.map(({ id, partnerId, orderId, parked: { at, reason }, fault }) => {
      const still = fault !== undefined && reason.endsWith(fault) ? 'it still is' : `it can't be read: ${fault}`;
      const now = fault === undefined ? 'it can be read now' : still;
      return `${id}  of order ${orderId}  of ${partnerId}, parked ${showMoment(at)}: ${reason}; ${now}`;
    });
    return { lines: lines.length > 0 ? lines : ['none'], data: parked };
  },
};
