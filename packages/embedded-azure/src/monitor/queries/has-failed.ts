import type { Columns } from '../store/stored-row.ts';

/** Ordinary answers of a store: not found, already exists, changed meanwhile. */
const USUAL = new Set([404, 409, 412]);

/**
 * Whether something went wrong in a span. Application Insights treats every status from 400 on as a failure. But
 * requests for missing things, and writes that lose to another one, are not errors.
 */
export function hasFailed(columns: Columns): boolean {
  if (columns['Success'] !== false) return false;
  const status = Number(columns['ResultCode']);
  const isRequest = columns['Url'] !== undefined;
  return isRequest ? !(status >= 400 && status < 500) : !USUAL.has(status);
}
