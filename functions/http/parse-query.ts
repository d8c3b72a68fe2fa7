import type { HttpRequest } from '@azure/functions';
import { explainIssue } from '../../shared/explain-issue.ts';
import { Problem, type ProblemDetail } from '../../shared/problems.ts';
import { isCommaSeparated } from './comma-separated.ts';
import { faultsOf } from './faults.ts';
import type { Route } from './route.ts';

/**
 * Parses the query string.
 *
 * @throws Problem validation_failed if a parameter is unknown, wrong, or repeated without being a list
 */
export function parseQuery(route: Route, request: HttpRequest): unknown {
  const given = Map.groupBy(request.query, ([name]) => name);
  const details: ProblemDetail[] = [];
  const values: [name: string, value: string][] = [];
  for (const [name, all] of given) {
    const [first = '', ...more] = all.map(([, value]) => value);
    const isList = more.length > 0 && isCommaSeparated(route.query, name);
    if (more.length > 0 && !isList) details.push({ path: `query.${name}`, message: 'is given more than once' });
    values.push([name, isList ? [first, ...more].join(',') : first]);
  }
  const parsed = route.query.safeParse(Object.fromEntries(values), { error: explainIssue });
  for (const { path, message } of parsed.success ? [] : faultsOf(parsed.error)) {
    details.push({ path: `query.${path}`, message });
  }
  if (details.length > 0) throw new Problem('validation_failed', { details });
  return parsed.data;
}
