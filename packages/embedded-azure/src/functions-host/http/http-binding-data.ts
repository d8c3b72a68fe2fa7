import { jsonProperties } from '../input-bindings/binding-data.ts';
import type { HttpCall } from './http-call.ts';

/** The parameter with a function key, which bindings must not see. */
const KEY_PARAMETER = 'code';

/**
 * The values for binding expressions of an HTTP function: the properties of a JSON body, overridden by the query's
 * parameters, overridden by the route's, and `query` and `headers` (HttpTriggerBinding of
 * azure-webjobs-sdk-extensions).
 *
 * @param body the whole body; undefined if the function streams it
 */
export function httpBindingData(
  { request, target, parameters }: HttpCall,
  body: Buffer | undefined,
): [name: string, value: unknown][] {
  const query = queryOf(target);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]);
  return [
    ['query', Object.fromEntries(query)],
    ['headers', Object.fromEntries(headers)],
    ...jsonProperties(body?.toString('utf8')),
    ...query.filter(([name]) => name.toLowerCase() !== KEY_PARAMETER),
    ...Object.entries(parameters),
  ];
}

/** Repeated values are joined by commas (azure-functions-nodejs-library#168). */
export function queryOf(target: string): [string, string][] {
  const question = target.indexOf('?');
  const query = new URLSearchParams(question < 0 ? '' : target.slice(question));
  return [...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]);
}
