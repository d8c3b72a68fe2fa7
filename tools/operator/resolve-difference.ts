import { resolve } from '../../shared/domain/finding.ts';
import { nameOperator } from './name-operator.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { textOf } from './text-of.ts';

export const resolveDifference: ActingCommand = {
  isAct: true,
  name: 'differences resolve',
  argument: 'difference',
  summary:
    'note that a difference is settled; it is reported again only if it differs otherwise. One that can’t be read is removed',
  options: { because: { type: 'string', value: 'TEXT', summary: 'what was done', required: true } },

  async run(ports, given) {
    const { reconciliation, clock } = ports;
    const id = textOf(given, 'difference');
    const why = { by: await nameOperator(ports), reason: textOf(given, 'because') };
    const none = `there is no open difference ${id}: differences list`;
    if (!/^(fnd|run)_\w+$/.test(id)) throw new OpsError(none);
    const outcome = await reconciliation.removeDamaged(id);
    if (outcome === 'newer')
      throw new OpsError(`${id} was written by a newer version of the app: resolve it with that version`);
    if (outcome === 'removed') {
      const next = 'compare again what it was about: reconcile --since TIME';
      const changes = [{ of: 'difference' as const, id, after: 'removed, because it could not be read' }];
      return { lines: [`${id} could not be read and is removed; ${next}`], data: { id, removed: true }, changes };
    }
    const resolved = await reconciliation.change(id, (finding) => resolve(finding, why, clock.now()));
    if (resolved === undefined) throw new OpsError(none);
    return {
      lines: [`${id} is resolved`],
      data: resolved,
      changes: [{ of: 'difference', id, orderId: resolved.subject.order?.orderId, after: 'resolved' }],
    };
  },
};
