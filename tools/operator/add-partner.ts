import { z } from 'zod';
import { DEFAULT_PRICE_LIST } from '../../shared/domain/price-schedule.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { rolesOf, tiers } from '../seed/partners.ts';
import { displayNameOf } from './display-name-of.ts';
import type { OperatorCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { termsOf } from './terms-of.ts';
import { textOf } from './text-of.ts';

export const addPartner: OperatorCommand = {
  name: 'partners add',
  argument: 'partner',
  summary: 'add a partner, or another client of a partner: see docs/onboarding.md',
  options: {
    name: { type: 'string', value: 'NAME', summary: 'its display name', required: true },
    tier: {
      type: 'string',
      value: 'TIER',
      summary: `how often it may call: ${tiers.join(' or ')}`,
      required: true,
    },
    'price-list': {
      type: 'string',
      value: 'LIST',
      summary: `the price list of its orders, ${DEFAULT_PRICE_LIST} by default`,
    },
    currency: {
      type: 'string',
      value: 'CODE',
      summary: 'the currency of its orders: EUR, USD or GBP; by default the first that a product has',
    },
    client: {
      type: 'string',
      value: 'ID',
      summary: 'the application (client) id of its Entra application',
      required: true,
    },
  },

  async run(ports, given) {
    const id = partnerIdOf(textOf(given, 'partner'));
    const name = displayNameOf(textOf(given, 'name'));
    const tier = z.enum(tiers).safeParse(given['tier']);
    if (!tier.success) throw new UsageError(`--tier ${given['tier']}: must be ${tiers.join(' or ')}`);
    const client = z.guid().safeParse(given['client']);
    if (!client.success) throw new UsageError(`--client ${given['client']}: must be a GUID, as Entra shows it`);
    const clientId = client.data.toLowerCase();

    const terms = termsOf(given);
    const added = await ports.partners.addWithClient({ id, name, tier: tier.data, ...terms }, clientId);
    if (added.kind === 'taken')
      throw new OpsError(
        `client ${clientId} already exists, and its partnerId is ${added.partnerId}; nothing is changed`,
      );
    if (added.kind === 'differs')
      throw new OpsError(`partner ${id} already exists, and its ${added.field} is ${added.stored}: partners list`);

    const roles = rolesOf({ tier: tier.data });
    const lines = [
      `${id} may call as client ${clientId}, once that client has these app roles of this API:`,
      `  ${roles.join(' ')}`,
      'docs/onboarding.md has the commands that grant them.',
    ];
    return { lines, data: { partnerId: id, clientId, roles, ...terms } };
  },
};
