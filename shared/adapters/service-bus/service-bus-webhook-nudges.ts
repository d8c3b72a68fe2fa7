import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { subjectOfDelivery } from '../../domain/webhook-delivery.ts';
import type { WebhookNudge } from '../../domain/webhook-nudge.ts';
import { messageIdOf } from '../../message-id.ts';
import type { WebhookNudges } from '../../ports/webhook-nudges.ts';
import { sendInBatches } from './send-in-batches.ts';

/** Nudges as messages of a queue with duplicate detection. */
export class ServiceBusWebhookNudges implements WebhookNudges {
  readonly #sender: ServiceBusSender;

  /** @param sender of the queue */
  constructor(sender: ServiceBusSender) {
    this.#sender = sender;
  }

  async send(nudges: readonly WebhookNudge[]): Promise<void> {
    if (nudges.length === 0) return;
    const [tooLarge] = await sendInBatches(
      this.#sender,
      nudges.map((nudge) => ({ message: toMessage(nudge) })),
    );
    if (tooLarge !== undefined) throw new Error(`a nudge can't be sent: it is ${tooLarge.reason}`);
  }

  async schedule(nudge: WebhookNudge, at: Date): Promise<void> {
    await this.#sender.scheduleMessages(toMessage(nudge), at);
  }
}

function toMessage(nudge: WebhookNudge): ServiceBusMessage {
  const about = nudge.kind === 'delivery' ? { subject: subjectOfDelivery(nudge.id) } : {};
  return {
    messageId: messageIdOf(idOf(nudge)),
    subject: nudge.kind,
    contentType: 'application/json',
    // In the names of a CloudEvent, by which logs and operators find it.
    body: { ...nudge, partnerid: nudge.partnerId, ...about },
  };
}

function idOf(nudge: WebhookNudge): string {
  const { kind, endpointId, round = '' } = nudge;
  switch (kind) {
    case 'delivery': {
      const { id, eventAt, attempt, putOff, following = [], lane, page } = nudge;
      // A retry is the same, wherever its first attempt was from.
      const isAnyRetry = attempt > 1 && following.length === 0;
      return [
        ...[endpointId, id, Date.parse(eventAt).toString(36), attempt, putOff, round],
        // A repetition can have other events of the same orders: they must not be dropped with the first.
        ...following.map((one) => one.id),
        // What was left to the feed comes from there, soon after the nudge that was left.
        ...(isAnyRetry ? [] : [lane ?? '', page ?? '']),
      ].join('/');
    }
    case 'catch-up':
    case 'reseal':
      return [endpointId, kind, round].join('/');
    case 'redelivery':
      return [nudge.jobId, round].join('/');
  }
}
