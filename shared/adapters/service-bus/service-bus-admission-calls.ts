import type { ServiceBusSender } from '@azure/service-bus';
import { ADMISSION_DUE, toAdmissionCall } from '../../cloud-event.ts';
import type { PartnerId } from '../../domain/ids.ts';
import type { AdmissionCalls } from '../../ports/admission-calls.ts';
import { topic } from '../../topic.ts';

/**
 * Sends scheduled messages addressed to the sagas' subscription. The topic's duplicate detection merges equal calls
 * into one.
 */
export class ServiceBusAdmissionCalls implements AdmissionCalls {
  readonly #sender: ServiceBusSender;

  constructor(sender: ServiceBusSender) {
    this.#sender = sender;
  }

  async callAt(partnerId: PartnerId, at: Date): Promise<void> {
    const body = toAdmissionCall(partnerId, at);
    const addressed = { to: topic.subscriptions.saga, subject: ADMISSION_DUE };
    const message = { ...addressed, messageId: body.id, contentType: 'application/cloudevents+json', body };
    await this.#sender.scheduleMessages(message, at);
  }
}
