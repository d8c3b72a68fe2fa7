import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { HostConfigurationError } from './invocation.ts';

/**
 * Why a start failed: invalid input (every start would fail), a resource that another process uses (it may become
 * free), or anything else.
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
