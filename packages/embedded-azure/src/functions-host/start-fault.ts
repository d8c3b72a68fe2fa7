import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { HostConfigurationError } from './invocation.ts';

/**
 * What kind of fault ended a start: of what it was given (it would end every start), something that another process
 * holds (it may let go), or anything else.
 */
export type StartFault = 'given' | 'in use' | 'other';

export function startFaultOf(error: unknown): StartFault {
  if (error instanceof PortInUseError) return 'in use';
  if (error instanceof StateFileError) {
    if (error.message.includes('in use')) return 'in use';
    return /disk is full|I\/O error/.test(error.message) ? 'other' : 'given';
  }
  return error instanceof HostConfigurationError ? 'given' : 'other';
}
