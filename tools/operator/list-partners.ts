import type { OperatorCommand } from './operator-command.ts';
import { reportTable } from './report-table.ts';
import { showMoment } from './show-moment.ts';

const HEADER = ['PARTNER', 'TIER', 'PRICE LIST', 'CURRENCY', 'NAME', 'STATE', 'CONTACT', 'CLIENTS'];

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
    const cells = rows.map(({ partnerId, name, tier, priceList = '', currency = '', contact = '', ...row }) => {
      const state = row.disabledAt === undefined ? '' : `disabled ${showMoment(row.disabledAt)}`;
      return [partnerId, tier, priceList, currency, name, state, contact, row.clients.join(' ')];
    });
    const faults = unreadable.map(({ id, fault }) => `${id} can't be read: ${fault}`);
    return {
      ...reportTable(HEADER, cells, faults),
      data: [...rows, ...unreadable],
    };
  },
};
