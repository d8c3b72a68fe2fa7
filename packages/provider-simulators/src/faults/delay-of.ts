import type { FaultRule } from './fault-rule.ts';

/** Milliseconds that the rule delays this time; 0 if it is another fault. */
export function delayOf(fault: FaultRule | undefined): number {
  return fault?.fault === 'delay' ? fault.ms + Math.floor(Math.random() * ((fault.jitterMs ?? 0) + 1)) : 0;
}
