import { z } from 'zod';
import { ClientDocument, PartnerDocument } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import type { Command } from './command.ts';

export const listPartners: Command = {
  name: 'partners list',
  summary: 'list the partners with their tiers and clients',

  async run(azure) {
    const all = async <T>(name: 'partners' | 'clients', schema: z.ZodType<T>) => {
      const { resources } = await azure
        .container(name)
        .items.query<unknown>(`SELECT * FROM c WHERE c.type = "${name.slice(0, -1)}"`)
        .fetchAll();
      return z.array(schema).parse(resources);
    };
    const [partners, clients] = await Promise.all([all('partners', PartnerDocument), all('clients', ClientDocument)]);
    const rows = partners
      .map(({ partnerId, name, tier, disabledAt }) => ({
        partnerId,
        name,
        tier,
        disabledAt,
        clients: clients.filter((client) => client.partnerId === partnerId).map(({ clientId }) => clientId),
      }))
      .sort((a, b) => (a.partnerId < b.partnerId ? -1 : 1));
    const lines = rows.map(
      (row) =>
        `${row.partnerId}  ${row.name}  ${row.tier}${row.disabledAt ? `, disabled ${row.disabledAt}` : ''}  ${row.clients.join(' ')}`,
    );
    return { lines: lines.length > 0 ? lines : ['none'], data: rows };
  },
};
