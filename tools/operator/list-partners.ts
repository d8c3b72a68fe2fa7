import type { OperatorCommand } from './operator-command.ts';

export const listPartners: OperatorCommand = {
  name: 'partners list',
  summary: 'list the partners with their tiers, price lists, contacts and clients',

  async run(ports) {
    const { partners, unreadable } = await ports.partners.list();
    const rows = partners.map(({ id, name, tier, priceList, currency, contact, disabledAt, clientIds }) => ({
      partnerId: id,
      name,
      tier,
      priceList,
      currency,
      contact,
      disabledAt,
      clients: clientIds,
    }));
    const lines = [
      ...rows.map(
        (row) =>
          `${row.partnerId}  ${row.name}  ${[row.tier, row.priceList, row.currency, row.contact].filter(Boolean).join(', ')}${row.disabledAt ? `, disabled ${row.disabledAt}` : ''}  ${row.clients.join(' ')}`,
      ),
      ...unreadable.map(({ id, fault }) => `${id} can't be read: ${fault}`),
    ];
    return {
      lines: lines.length > 0 ? ['PARTNER  NAME  TIER, PRICE LIST, CURRENCY, CONTACT  CLIENTS', ...lines] : ['none'],
      data: [...rows, ...unreadable],
    };
  },
};
