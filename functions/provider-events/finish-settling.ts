import { NotYet } from '../../shared/ports/not-yet.ts';
import { noteResult } from '../reconciliation/note-result.ts';
import type { Settled } from '../reconciliation/settle-refunds.ts';
import type { EventHandlerPorts, EventOutcome } from './event-handler.ts';

/** What an event of a payment led to. Money of an order that was undone is compared later, when its saga has ended. */
export async function finishSettling(
  paymentId: string,
  settled: Settled,
  ports: EventHandlerPorts,
): Promise<EventOutcome> {
  switch (settled.kind) {
    case 'settled':
      return settled.changed > 0 ? 'done' : 'unchanged';
    case 'not_ours':
      return 'ignored';
    case 'early':
      throw new NotYet(`the order of payment ${paymentId} is not paid yet`);
    case 'undone':
      await noteResult({ kind: 'payment', id: paymentId }, { comparison: { kind: 'in_progress' } }, ports);
      return 'done';
  }
}
