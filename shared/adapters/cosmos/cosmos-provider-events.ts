import type { Container } from '@azure/cosmos';
import type { ProviderEvent } from '../../domain/provider-event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ProviderEvents } from '../../ports/provider-events.ts';
import { getTraceparent } from '../../telemetry/trace-context.ts';
import { addOnce } from './add-once.ts';

/**
 * Events of providers in Cosmos DB. The events of one payment or shipment are one logical partition, and the provider's
 * id of an event is the id of its document, so that an event that comes twice is one conflict.
 */
export class CosmosProviderEvents implements ProviderEvents {
  readonly #container: Container;
  readonly #clock: Clock;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    this.#clock = clock;
  }

  async receive(event: ProviderEvent): Promise<{ isNew: boolean }> {
    const subject = subjectOf(event);
    const traceparent = getTraceparent();
    const { kind } = await addOnce(this.#container, subject, {
      id: event.eventId,
      subject,
      type: 'provider-event',
      receivedAt: this.#clock.now().toISOString(),
      event,
      ...(traceparent === undefined ? {} : { traceparent }),
      schemaVersion: 1,
    });
    return { isNew: kind === 'added' };
  }
}

function subjectOf(event: ProviderEvent): string {
  return event.provider === 'payments' ? subjectOfPayment(event.paymentId) : subjectOfShipment(event.reference);
}

export const subjectOfPayment = (id: string) => `payment ${id}`;
/** @param reference the id of the order */
export const subjectOfShipment = (reference: string) => `shipment ${reference}`;
