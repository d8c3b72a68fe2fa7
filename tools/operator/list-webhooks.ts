import { endpointLine } from './endpoint-line.ts';
import { endpointStateOf } from './endpoint-state-of.ts';
import type { OperatorCommand } from './operator-command.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { reportTable } from './report-table.ts';
import { requirePartners } from './require-partners.ts';

const HEADER = ['ENDPOINT', 'PARTNER', 'WAITING', 'STATE', 'TYPES', 'URL'];

export const listWebhooks: OperatorCommand = {
  name: 'webhooks list',
  summary: 'list the webhook endpoints with their health: failing, held back, behind, disabled, deliveries that wait',
  options: {
    partner: { type: 'string', value: 'PARTNER', summary: 'only of this partner' },
    failing: { type: 'boolean', summary: 'only those that fail, are held back, behind or that we disabled' },
  },

  async run({ webhooks, partners, clock }, given) {
    const only = given['partner'] === undefined ? undefined : partnerIdOf(String(given['partner']));
    if (only !== undefined) await requirePartners([only], partners);
    const [{ endpoints, unreadable }, pending] = await Promise.all([webhooks.list(), webhooks.countPending()]);
    const now = clock.now();
    const chosen = endpoints.filter(
      ({ partnerId, endpoint }) =>
        (only === undefined || partnerId === only) &&
        (!given['failing'] || !['works', 'off'].includes(endpointStateOf(endpoint, now))),
    );
    const rows = chosen.map((one) => endpointLine(one, pending.get(one.endpoint.id) ?? 0, now));
    const broken = unreadable.filter(({ partnerId }) => only === undefined || partnerId === only);
    const faults = broken.map(({ partnerId, fault }) => `the endpoints of ${partnerId} can't be read: ${fault}`);
    return {
      ...reportTable(
        HEADER,
        rows.map(({ cells }) => cells),
        faults,
      ),
      data: [...rows.map(({ summary }) => summary), ...broken],
    };
  },
};
