import type { ActiveFault } from '@partner-orders/embedded-azure/console/faults/fault-switch';
import { providerFaults } from '../faults/provider-faults.ts';
import type { SimulatedProvider } from '../faults/simulated-provider.ts';

/** The faults that concern one order only. One that doesn't answer has none. */
export async function readFaults(providers: readonly SimulatedProvider[], orderId: string): Promise<ActiveFault[]> {
  const all = await Promise.allSettled(providers.map((provider) => providerFaults(provider).active()));
  return all
    .flatMap((found) => (found.status === 'fulfilled' ? found.value : []))
    .filter(({ only }) => only?.text === orderId)
    .map(({ only: _, ...fault }) => fault);
}
