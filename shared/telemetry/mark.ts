import { trace } from '@opentelemetry/api';
import type { Attributes } from './attributes.ts';
import { markLog } from './log.ts';
import { pickKnownAttributes } from './pick-known-attributes.ts';

/** Notes on the span that runs now, and on what is logged from now on, what has just become known. */
export function mark(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(pickKnownAttributes(attributes));
  markLog(attributes);
}
