import type { Receiver, Sender } from 'rhea';
import { ServiceBusError } from '../service-bus-error.ts';
import { linkInternals } from './rhea-internals.ts';

/** Returns a refusal unchanged; anything else becomes a fault of the broker. */
export function asServiceBusError(error: unknown): ServiceBusError {
  if (error instanceof ServiceBusError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ServiceBusError('amqp:internal-error', 500, reason, { cause: error });
}

/** An error in AMQP's form. */
export function asAmqpError(error: unknown): { condition: string; description: string } {
  const { condition, message } = asServiceBusError(error);
  return { condition, description: message };
}

/**
 * Refuses a link that was just attached. The answering attach, which rhea has already scheduled, gets no source and no
 * target, and a detach with the error follows (AMQP 1.0, part 2, section 2.6.3).
 */
export function refuseLink(link: Sender | Receiver, error: unknown): void {
  const { attach } = linkInternals(link).local;
  attach.source = undefined;
  attach.target = undefined;
  link.close(asAmqpError(error));
}
