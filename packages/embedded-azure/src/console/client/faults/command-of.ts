import type { FaultSwitch, FaultValues } from '../../faults/fault-switch.ts';
import { writeRequest } from '../kit/write-request.ts';

/** The command line that does what the button does. @param origin the console's own, `http://127.0.0.1:7080` */
export function commandOf({ id, command }: FaultSwitch, values: FaultValues, origin: string): string {
  if (typeof command === 'string') return command;
  if (command === undefined) return writeRequest('POST', `${origin}/api/faults/${id}`, values);
  return writeRequest(command.method, command.url, { ...command.fixed, ...values });
}

/** The command line that removes a fault, or all without an id. */
export function removalOf(id: string | undefined, origin: string): string {
  return writeRequest('DELETE', `${origin}/api/faults${id === undefined ? '' : `/${encodeURIComponent(id)}`}`);
}
