import { trace } from '@opentelemetry/api';
import type { Attributes } from './attributes.ts';
import { markLog } from './log.ts';
import { pickKnownAttributes } from './pick-known-attributes.ts';

/** Adds attributes to the current span and to all further log lines of the current scope. */
export function mark(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(pickKnownAttributes(attributes));
  markLog(attributes);
}
