import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { delayOf } from './delay-of.ts';
import type { FaultRule } from './fault-rule.ts';

/**
 * Applies faults on a request's way to the provider.
 *
 * A delayed request arrives even if its client has given up meanwhile, as in a real network. So something that was
 * cancelled long ago can still happen late.
 *
 * @returns whether the request arrived; if not, nothing may be done or answered
 */
export async function arrive(request: SimulatorRequest, fault: FaultRule | undefined): Promise<boolean> {
  if (fault?.fault === 'delay') return request.pause(delayOf(fault));
  if (fault?.fault !== 'hang') return true;
  await request.gone();
  return false;
}
