import type { Columns } from '../store/telemetry-store.ts';

/** What a store answers in the usual course of things: nothing there, there already, changed meanwhile. */
const USUAL = new Set([404, 409, 412]);

/**
 * Whether something went wrong with a span. Application Insights calls everything from 400 on a failure; but a caller that
 * asks for what isn't there, and a write that loses to another, are nobody's fault.
 */
export function hasFailed(columns: Columns): boolean {
  if (columns['Success'] !== false) return false;
  const status = Number(columns['ResultCode']);
  const isRequest = columns['Url'] !== undefined;
  return isRequest ? !(status >= 400 && status < 500) : !USUAL.has(status);
}
