import { REMEMBERED_SECONDS } from '../../shared/ports/partners.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { textOf } from './text-of.ts';

/** Placed orders continue; new requests are refused, reads too. */
export const disablePartner: ActingCommand = {
  isAct: true,
  name: 'partners disable',
  argument: 'partner',
  summary: `refuse the calls of a partner, within ${REMEMBERED_SECONDS} seconds; its orders continue`,
  options: { undo: { type: 'boolean', summary: 'allow its calls again' } },

  destroys: ({ undo }) => (undo ? undefined : 'has every call of the partner refused'),

  async run(ports, given) {
    const partnerId = partnerIdOf(textOf(given, 'partner'));
    const at = ports.clock.now();
    const isThere = await (given['undo'] ? ports.partners.enable(partnerId) : ports.partners.disable(partnerId, at));
    if (!isThere) throw new OpsError(`there is no partner ${partnerId}`);
    const effect = given['undo'] ? 'may call again' : 'is refused with 403';
    const lines = [`${partnerId} ${effect}, everywhere within ${REMEMBERED_SECONDS} seconds`];
    const disabledAt = given['undo'] ? undefined : at.toISOString();
    const changes = [{ of: 'partner' as const, id: partnerId, after: given['undo'] ? 'enabled' : 'disabled' }];
    return { lines, data: { partnerId, disabledAt, withinSeconds: REMEMBERED_SECONDS }, changes };
  },
};
