import type { HttpRequest } from '@azure/functions';
import { z } from 'zod';
import { explainIssue } from '../../shared/explain-issue.ts';
import { Problem, type ProblemDetail } from '../../shared/problems.ts';
import { isCommaSeparated } from './comma-separated.ts';
import { faultsOf } from './faults.ts';
import type { Route } from './route.ts';

/** A parameter that is a map has one entry for each `metadata[colour]` or `metadata.colour`. */
function findMapEntry(query: z.ZodType, name: string): { map: string; key: string } | undefined {
  const [, map = '', inBrackets, behindDot] = /^(\w+)(?:\[(.+)\]|\.(.+))$/s.exec(name) ?? [];
  const key = inBrackets ?? behindDot;
  if (key === undefined || key === '__proto__' || !(query instanceof z.ZodObject)) return undefined;
  if (!Object.hasOwn(query.shape, map)) return undefined;
  return z.toJSONSchema(query.shape[map], { io: 'input', unrepresentable: 'any' }).type === 'object'
    ? { map, key }
    : undefined;
}

/**
 * Parses the query string.
 *
 * @throws Problem validation_failed if a parameter is unknown, wrong, or repeated without being a list
 */
export function parseQuery(route: Route, request: HttpRequest): unknown {
  const given = Map.groupBy(request.query, ([name]) => name);
  const details: ProblemDetail[] = [];
  const values: [name: string, value: string][] = [];
  const maps = new Map<string, Record<string, string>>();
  for (const [name, all] of given) {
    const [first = '', ...more] = all.map(([, value]) => value);
    const entry = findMapEntry(route.query, name);
    if (entry !== undefined) {
      // In brackets and behind a dot is the same entry.
      const isKnown = Object.hasOwn(maps.get(entry.map) ?? {}, entry.key);
      if (more.length > 0 || isKnown) details.push({ path: `query.${name}`, message: 'is given more than once' });
      maps.set(entry.map, { ...maps.get(entry.map), [entry.key]: first });
      continue;
    }
    const isList = more.length > 0 && isCommaSeparated(route.query, name);
    if (more.length > 0 && !isList) details.push({ path: `query.${name}`, message: 'is given more than once' });
    values.push([name, isList ? [first, ...more].join(',') : first]);
  }
  const parsed = route.query.safeParse(Object.fromEntries<unknown>([...values, ...maps]), { error: explainIssue });
  for (const { path, message } of parsed.success ? [] : faultsOf(parsed.error)) {
    details.push({ path: `query.${path}`, message });
  }
  if (details.length > 0) throw new Problem('validation_failed', { details });
  return parsed.data;
}
