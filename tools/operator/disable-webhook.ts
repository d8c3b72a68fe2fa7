import { disableByOperator } from '../../shared/domain/disable-by-operator.ts';
import { findEndpoint } from './find-endpoint.ts';
import { nameOperator } from './name-operator.ts';
import type { ActingCommand } from './operator-command.ts';
import { textOf } from './text-of.ts';

/** The app tells the partner, because it has the feed and the mail service. */
export const disableWebhook: ActingCommand = {
  isAct: true,
  name: 'webhooks disable',
  argument: 'endpoint',
  summary: 'send no more events to a webhook endpoint; its partner gets an event and a mail, and can enable it',
  options: { because: { type: 'string', value: 'TEXT', summary: 'why; partners don’t see it', required: true } },

  destroys: () => 'stops the events of an endpoint; they are not sent later by themselves',

  async run(ports, given) {
    const { partnerId, endpoint } = await findEndpoint(ports, textOf(given, 'endpoint'));
    const { webhookEndpoints, webhookNudges, clock } = ports;
    const reasons = { by: await nameOperator(ports), because: textOf(given, 'because') };
    const { id } = endpoint;
    let isNew = false;
    await webhookEndpoints.change(partnerId, (all) => {
      const endpoints = all.map((one) => (one.id === id ? disableByOperator(one, reasons, clock.now()) : one));
      isNew = endpoints.some((one, n) => one !== all[n]);
      return isNew ? { endpoints } : {};
    });
    // Also if it was disabled before: an earlier command may have ended before this.
    await webhookNudges.send([
      { kind: 'catch-up', partnerId, endpointId: id, round: `disabled/${clock.now().getTime()}` },
    ]);
    const lines = [isNew ? `${id} of ${partnerId} gets no more events` : `${id} of ${partnerId} was disabled already`];
    const changes = isNew ? [{ of: 'endpoint' as const, id, after: 'disabled' }] : [];
    return { lines, data: { id, partnerId, isNew }, changes };
  },
};
