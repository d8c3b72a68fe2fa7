import type { Erasure } from '../../../shared/domain/erasure.ts';
import type { OperatorCommand } from '../operator-command.ts';
import { showMoment } from '../show-moment.ts';
import { writeCount } from '../write-count.ts';
import { findOpenErasures } from './find-open-erasures.ts';

export const listErasures: OperatorCommand = {
  name: 'privacy list',
  summary: 'list erasures that are not done: orders in progress are erased when they have ended',

  async run(ports) {
    const open = await findOpenErasures(ports);
    return { lines: open.length > 0 ? open.map(lineOf) : ['none'], data: open };
  },
};

function lineOf({ id, partnerId, requestedAt, by, orders, left, triedAt, replayedAt }: Erasure): string {
  const tried =
    triedAt === undefined ? 'not tried yet' : `tried ${showMoment(triedAt)}, left: ${left.slice(0, 5).join(', ')}`;
  const again = replayedAt === undefined ? [] : [`again since ${showMoment(replayedAt)}`];
  return [
    id,
    partnerId,
    `asked ${showMoment(requestedAt)} by ${by}`,
    writeCount(orders.length, 'order'),
    tried,
    ...again,
  ].join('  ');
}
