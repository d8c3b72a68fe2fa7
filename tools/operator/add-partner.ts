import { z } from 'zod';
import { DEFAULT_PRICE_LIST } from '../../shared/domain/price-schedule.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { rolesOf, tiers } from '../seed/partners.ts';
import { checkPrices } from './check-prices.ts';
import { contactOf } from './contact-of.ts';
import { displayNameOf } from './display-name-of.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { termsOf } from './terms-of.ts';
import { textOf } from './text-of.ts';

export const addPartner: ActingCommand = {
  isAct: true,
  name: 'partners add',
  argument: 'partner',
  unrecorded: ['contact'],
  summary: 'add a partner, or another client of a partner: see docs/onboarding.md',
  options: {
    name: { type: 'string', value: 'NAME', summary: 'its display name', required: true },
    tier: {
      type: 'string',
      value: 'TIER',
      choices: tiers,
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
    contact: {
      type: 'string',
      value: 'MAIL',
      summary: 'the mail address for notices, for example of disabled webhooks',
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
    const contact = contactOf(given);
    const partner = { id, name, tier: tier.data, ...terms, contact };
    const added = await ports.partners.addWithClient(partner, clientId);
    if (added.kind === 'taken')
      throw new OpsError(
        `client ${clientId} already exists, and its partnerId is ${added.partnerId}; nothing is changed`,
      );
    if (added.kind === 'differs')
      throw new OpsError(`partner ${id} already exists, and its ${added.field} is ${added.stored}: partners list`);

    const roles = rolesOf({ tier: tier.data });
    const { lines: advice } = terms.priceList === undefined ? { lines: [] } : await checkPrices(ports, terms);
    const lines = [
      `${id} may call as client ${clientId}, once that client has these app roles of this API:`,
      `  ${roles.join(' ')}`,
      'docs/onboarding.md has the commands that grant them.',
      ...advice,
    ];
    const changes = [{ of: 'partner' as const, id, after: { clientId, tier: tier.data, ...terms } }];
    return { lines, data: { partnerId: id, clientId, roles, ...terms, contact }, changes };
  },
};
