import type { PatchOperation } from '@azure/cosmos';
import { PARTNER_ID, REMEMBERED_SECONDS } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { NOT_FOUND, statusOf } from '../../shared/adapters/cosmos/status-code.ts';
import { type Command, OpsError, textOf } from './command.ts';
import { partnerIdOf } from './partner-id-of.ts';

/** Orders that were placed go on; nothing new is taken, and nothing is shown. */
export const disablePartner: Command = {
  name: 'partners disable',
  argument: 'partner',
  summary: `refuse a partner's calls, within ${REMEMBERED_SECONDS} seconds; its orders go on`,
  options: { undo: { summary: 'let it call again' } },

  async run(azure, given) {
    const partnerId = partnerIdOf(textOf(given, 'partner'));
    const disabledAt = given['undo'] ? undefined : new Date().toISOString();
    const change: PatchOperation = { op: 'set', path: '/disabledAt', value: disabledAt ?? null };
    try {
      await azure.container('partners').item(PARTNER_ID, partnerId).patch([change]);
    } catch (error) {
      throw statusOf(error) === NOT_FOUND ? new OpsError(`there is no partner ${partnerId}`) : error;
    }
    const effect = given['undo'] ? 'may call again' : 'is refused with 403';
    const lines = [`${partnerId} ${effect}, everywhere within ${REMEMBERED_SECONDS} seconds`];
    return { lines, data: { partnerId, disabledAt, withinSeconds: REMEMBERED_SECONDS } };
  },
};
