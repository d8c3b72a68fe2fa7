import { ConsoleFault } from '../console-fault.ts';
import type { InstanceAct } from './instance-act.ts';

export interface ActRequest {
  method: string;
  /** Below the management API: `instances/ord_1/suspend?reason=`. */
  path: string;
  json?: string;
}

/** The request to the management API that carries out an act. @throws ConsoleFault 400 if an event's data is not JSON */
export function writeActRequest(id: string, act: InstanceAct): ActRequest {
  const at = `instances/${encodeURIComponent(id)}`;
  switch (act.act) {
    case 'raise':
      return { method: 'POST', path: `${at}/raiseEvent/${encodeURIComponent(act.event)}`, json: jsonOf(act.data) };
    case 'purge':
      return { method: 'DELETE', path: at };
    case 'restart':
      return { method: 'POST', path: `${at}/restart?restartWithNewInstanceId=true` };
    default:
      return { method: 'POST', path: `${at}/${act.act}?reason=${encodeURIComponent(act.reason)}` };
  }
}

function jsonOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text === '' ? 'null' : text));
  } catch (error) {
    throw new ConsoleFault(400, `The event’s data is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
