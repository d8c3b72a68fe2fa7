import { trace } from '@opentelemetry/api';
import type { Attributes } from './attributes.ts';
import { knownAttributes } from './known-attributes.ts';
import { markLog } from './log.ts';

/** Notes on the span that runs now, and on what is logged from now on, what has just become known. */
export function mark(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(knownAttributes(attributes));
  markLog(attributes);
}
