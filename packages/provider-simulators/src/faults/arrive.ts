import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import type { FaultRule } from './fault-rule.ts';

/**
 * Takes a request past the fault that it met on its way to the provider.
 *
 * A delayed request arrives even if its client has given up meanwhile, as it would in a real network: that is how
 * something that was cancelled long ago is done late.
 *
 * @returns whether it arrived; if not, nothing may be done and nothing answered
 */
export async function arrive(request: SimulatorRequest, fault: FaultRule | undefined): Promise<boolean> {
  if (fault?.fault === 'delay') return request.pause(fault.ms);
  if (fault?.fault !== 'hang') return true;
  await request.gone();
  return false;
}
