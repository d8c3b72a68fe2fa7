import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { PARTNER_ID } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { CONFLICT, statusOf } from '../../shared/adapters/cosmos/status-code.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { type Command, OpsError, textOf } from './command.ts';
import { partnerIdOf } from './partner-id-of.ts';

const tiers = ['generous', 'small'] as const;
const ROLES = ['orders.read', 'orders.write', 'reports.read'];

export const addPartner: Command = {
  name: 'partners add',
  argument: 'partner',
  summary: 'take a partner on, or give one another client: see docs/onboarding.md',
  options: {
    name: { value: 'NAME', summary: 'as people call it', required: true },
    tier: { value: 'TIER', summary: `decides how often it may call: ${tiers.join(' or ')}`, required: true },
    client: { value: 'ID', summary: 'the application (client) id of its Entra application', required: true },
  },

  async run(azure, given) {
    const partnerId = partnerIdOf(textOf(given, 'partner'));
    const name = textOf(given, 'name');
    const tier = z.enum(tiers).safeParse(given['tier']);
    if (!tier.success) throw new UsageError(`--tier ${given['tier']}: must be ${tiers.join(' or ')}`);
    const client = z.guid().safeParse(given['client']);
    if (!client.success) throw new UsageError(`--client ${given['client']}: must be a GUID, as Entra shows it`);
    const clientId = client.data.toLowerCase();

    // The partner first: a client of nobody would be let in nowhere.
    const common = { schemaVersion: 1, partnerId };
    const partner = { id: PARTNER_ID, type: 'partner', ...common, name, tier: tier.data };
    await addOnce(azure.container('partners'), partner, partnerId, ['name', 'tier']);
    const ofClient = { id: clientId, type: 'client', ...common, clientId };
    await addOnce(azure.container('clients'), ofClient, clientId, ['partnerId']);

    const roles = [...ROLES, `tier.${tier.data}`];
    const lines = [
      `${partnerId} may call as the client ${clientId}, as soon as that has these app roles of this API:`,
      `  ${roles.join(' ')}`,
      'docs/onboarding.md has the commands that grant them.',
    ];
    return { lines, data: { partnerId, clientId, roles } };
  },
};

/** Adds what isn't there; what is there must be the same. */
async function addOnce(container: Container, document: JSONObject & { id: string }, key: string, held: string[]) {
  try {
    await container.items.create(document);
  } catch (error) {
    if (statusOf(error) !== CONFLICT) throw error;
    const { resource } = await container.item(document.id, key).read<JSONObject>();
    const others = held.filter((field) => resource?.[field] !== document[field]);
    if (others.length === 0) return;
    const differences = others.map((field) => `its ${field} is ${resource?.[field]}`);
    throw new OpsError(`${document['type']} ${key} is there already, and ${differences.join(', ')}`);
  }
}
