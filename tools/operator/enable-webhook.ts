import { scheduleLooks } from '../../functions/webhooks/schedule-looks.ts';
import { updateEndpoint } from '../../shared/domain/webhook-endpoint-changes.ts';
import { findEndpoint } from './find-endpoint.ts';
import type { ActingCommand } from './operator-command.ts';
import { textOf } from './text-of.ts';

/** As if the partner had enabled it. */
export const enableWebhook: ActingCommand = {
  isAct: true,
  name: 'webhooks enable',
  argument: 'endpoint',
  summary: 'send events to a disabled webhook endpoint again, from now on; `webhooks redeliver` sends what it missed',

  async run(ports, given) {
    const { partnerId, endpoint } = await findEndpoint(ports, textOf(given, 'endpoint'));
    const { webhookEndpoints, webhookNudges, eventFeed, clock } = ports;
    const { id } = endpoint;
    const now = clock.now();
    const end = await eventFeed.findEnd(partnerId);
    // Before the change: if this command ends in between, nothing is missed.
    await scheduleLooks({ partnerId, endpointId: id }, `enabled/${now.getTime()}`, { webhookNudges, clock });
    let isNew = false;
    await webhookEndpoints.change(partnerId, (all) => {
      const endpoints = all.map((one) =>
        one.id === id ? updateEndpoint(one, { enabled: true }, { at: now, end }) : one,
      );
      isNew = endpoints.some((one, n) => one !== all[n]);
      return isNew ? { endpoints } : {};
    });
    const lines = [
      isNew ? `${id} of ${partnerId} gets events from now on` : `${id} of ${partnerId} was enabled already`,
    ];
    const changes = isNew ? [{ of: 'endpoint' as const, id, after: 'enabled' }] : [];
    return { lines, data: { id, partnerId, isNew }, changes };
  },
};
