import type { Receiver, Sender } from 'rhea';
import { ServiceBusError } from '../service-bus-error.ts';
import { linkInternals } from './rhea-internals.ts';

/** An error as AMQP writes it; what is not a refusal is a fault of the broker. */
export function asAmqpError(error: unknown): { condition: string; description: string } {
  if (error instanceof ServiceBusError) return { condition: error.condition, description: error.message };
  return { condition: 'amqp:internal-error', description: error instanceof Error ? error.message : String(error) };
}

/**
 * Refuses a link that was just attached: the answering attach, which rhea has scheduled already, has no source and no
 * target, and a detach with the error follows (AMQP 1.0, part 2, section 2.6.3).
 */
export function refuseLink(link: Sender | Receiver, error: unknown): void {
  const { attach } = linkInternals(link).local;
  attach.source = undefined;
  attach.target = undefined;
  link.close(asAmqpError(error));
}
