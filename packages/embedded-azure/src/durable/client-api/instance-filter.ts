import { RUNTIME_STATUSES } from '../store/instance-record.ts';
import type { InstanceFilter } from '../store/instances-table.ts';

/** The filter in a query string. As in Azure, unknown statuses and invalid dates are ignored. */
export function instanceFilter(query: URLSearchParams): InstanceFilter {
  const asked = query.getAll('runtimeStatus').flatMap((value) => value.split(','));
  const statuses = RUNTIME_STATUSES.filter((status) => asked.includes(status));
  const isKnown = (status: string) => KNOWN.has(status);
  return {
    statuses: asked.some(isKnown) ? statuses : RUNTIME_STATUSES,
    createdFrom: time(query.get('createdTimeFrom')) ?? 0,
    createdTo: time(query.get('createdTimeTo')) ?? Number.MAX_SAFE_INTEGER,
    instanceIdPrefix: query.get('instanceIdPrefix') ?? '',
  };
}

/** Azure's two other statuses match no instance here, which differs from having no filter. */
const KNOWN = new Set<string>([...RUNTIME_STATUSES, 'Canceled', 'ContinuedAsNew']);

/** Milliseconds since the epoch; undefined if there is no such date. */
export function time(value: string | null): number | undefined {
  const parsed = value ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}
