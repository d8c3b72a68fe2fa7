import type { HostKeys } from '../../keys/host-keys.ts';
import { answerEmpty } from '../http-call.ts';
import type { HttpRequest } from '../http-frontend.ts';
import { answerJson } from './admin-reply.ts';

const hostPath = /^\/admin\/host\/(keys|functionkeys|systemkeys)(?:\/([^/]+))?\/?$/i;
const functionPath = /^\/admin\/functions\/([^/]+)\/keys(?:\/([^/]+))?\/?$/i;

/**
 * Reads keys: of the host (`admin/host/keys`), of a function, of extensions (`admin/host/systemkeys`), among which the master
 * key is `_master` and only told by its name.
 *
 * @returns false if the request is another
 */
export function serveKeys(http: HttpRequest, keys: HostKeys, isFunction: (name: string) => boolean): boolean {
  const { request, response, path } = http;
  if (request.method !== 'GET') return false;
  const ofHost = hostPath.exec(path);
  if (ofHost) {
    const [, scope = '', name] = ofHost;
    const isSystem = scope.toLowerCase() === 'systemkeys';
    const system = name === undefined ? keys.system : { ...keys.system, _master: keys.master };
    answerKeys(http, isSystem ? system : keys.host, name);
    return true;
  }
  const [, functionName, name] = functionPath.exec(path) ?? [];
  if (functionName === undefined) return false;
  if (isFunction(functionName)) answerKeys(http, keys.ofFunction(functionName), name);
  else answerEmpty(response, 404);
  return true;
}

function answerKeys(
  { response, host, path }: HttpRequest,
  keys: Readonly<Record<string, string>>,
  name: string | undefined,
): void {
  const links = [{ rel: 'self', href: `http://${host}${path}` }];
  if (name === undefined) {
    const list = Object.entries(keys).map(([key, value]) => ({ name: key, value }));
    answerJson(response, 200, { keys: list, links });
    return;
  }
  const value = keys[name];
  if (value === undefined) answerEmpty(response, 404);
  else answerJson(response, 200, { name, value, links });
}
