import { quoted } from '../../sagas/write-api-command.ts';

/**
 * A request with JSON for a terminal: to the console's own server, or to a simulator.
 *
 * @param url `http://127.0.0.1:7080/api/faults`
 */
export function writeRequest(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object): string {
  const isPost = method === 'POST' && body !== undefined;
  const sent = body === undefined ? '' : ` -d ${quoted(JSON.stringify(body))}`;
  return `curl ${isPost ? '' : `-X ${method} `}${/[?&*;]/.test(url) ? quoted(url) : url}${sent}`;
}
