import type { PartnerServers } from './partner-servers.ts';
import type { Accepted } from './steady-orders.ts';

/** Every event of every order has come to its partner's server, and none of another partner's. */
export function auditWebhooks(
  servers: PartnerServers,
  accepted: readonly Accepted[],
  events: readonly { partner: string; id: string }[],
): string[] {
  const missing = events.filter(({ partner, id }) => !servers.hasGot(partner, id));
  const byOrder = Map.groupBy(accepted, ({ partner }) => partner);
  const foreign = [...byOrder].flatMap(([partner, orders]) => {
    const own = new Set(orders.map(({ id }) => id));
    return [...servers.ordersOf(partner)].filter((id) => !own.has(id)).map((id) => ({ partner, id }));
  });
  return [
    ...servers.violations,
    ...missing.map(({ partner, id }) => `${partner} has no webhook of ${id}`),
    ...foreign.map(({ partner, id }) => `${partner} has a webhook about ${id}, which it didn't place`),
  ];
}
