import { z } from 'zod';
import { Currency } from '../../shared/domain/money.ts';
import { DEFAULT_PRICE_LIST, PriceList, type PriceTerms } from '../../shared/domain/price-schedule.ts';
import type { AddedOnce } from '../../shared/ports/partners-admin.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { rolesOf, tiers } from '../seed/partners.ts';
import { displayNameOf } from './display-name-of.ts';
import type { OperatorCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { partnerIdOf } from './partner-id-of.ts';
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
    const { partners } = ports;
    // Before anything is written: a partner without a client could call nothing, and there is no command that removes one.
    const owner = (await partners.list()).partners.find(({ clientIds }) => clientIds.includes(clientId));
    if (owner !== undefined && owner.id !== id)
      throw new OpsError(`client ${clientId} already exists, and its partnerId is ${owner.id}; nothing is changed`);
    refuseOther(`partner ${id}`, await partners.add({ id, name, tier: tier.data, ...terms }));
    refuseOther(`client ${clientId}`, await partners.addClient({ clientId, partnerId: id }));

    const roles = rolesOf({ tier: tier.data });
    const lines = [
      `${id} may call as client ${clientId}, once that client has these app roles of this API:`,
      `  ${roles.join(' ')}`,
      'docs/onboarding.md has the commands that grant them.',
    ];
    return { lines, data: { partnerId: id, clientId, roles, ...terms } };
  },
};

function termsOf(given: Given): PriceTerms {
  const priceList = PriceList.optional().safeParse(given['price-list']);
  if (!priceList.success)
    throw new UsageError(`--price-list ${given['price-list']}: must be small letters, digits and hyphens`);
  const currency = Currency.optional().safeParse(given['currency']);
  if (!currency.success)
    throw new UsageError(`--currency ${given['currency']}: must be ${Currency.options.join(', ')}`);
  return { priceList: priceList.data, currency: currency.data };
}

/** @throws OpsError when a different one already exists */
function refuseOther(what: string, added: AddedOnce): void {
  if (added.kind !== 'differs') return;
  throw new OpsError(`${what} already exists, and its ${added.field} is ${added.stored}`);
}
