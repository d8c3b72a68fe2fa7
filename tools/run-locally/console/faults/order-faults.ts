import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { FaultNotes } from '@partner-orders/embedded-azure/console/faults/fault-notes';
import { faultsPart } from '@partner-orders/embedded-azure/console/faults/faults-part';
import { stackFaults } from '@partner-orders/embedded-azure/console/faults/stack-faults';
import type { ConsoleContext } from '../console-context.ts';
import { providerFaults } from './provider-faults.ts';
import { carrierAt, paymentsAt } from './simulated-provider.ts';

/** What can go wrong for orders: at the providers, and in the embedded Azure. */
export function orderFaults({ prepared: { stack }, host = () => undefined }: ConsoleContext): ConsolePart {
  const notes = new FaultNotes();
  const providers = [carrierAt(stack.urls.carrier), paymentsAt(stack.urls.payments)];
  return faultsPart([...providers.map(providerFaults), ...stackFaults({ stack, host, notes })], notes);
}
