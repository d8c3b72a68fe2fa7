import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { ConsoleFault } from './console-fault.ts';

/** The body of a request. @throws ConsoleFault if it is not JSON */
export function jsonOf({ body }: Pick<SimulatorRequest, 'body'>): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ConsoleFault(400, 'the body is not JSON');
  }
}
