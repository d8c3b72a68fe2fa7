import type { OperatorPorts } from '../operator-ports.ts';

/** What the doctor found out about one thing that orders need. */
export interface Finding {
  /** `unknown`: these rights or this machine don't allow a check. */
  state: 'well' | 'missing' | 'unknown';
  /** One line that says what works, or what is wrong. */
  what: string;
  /** What to do about it. */
  remedy?: string;
}

export interface Check {
  /** The subject of the check, to name it if the check fails. */
  subject: string;
  run(ports: OperatorPorts): Promise<Finding[]>;
}

export const well = (what: string): Finding[] => [{ state: 'well', what }];
export const missing = (what: string, remedy: string): Finding[] => [{ state: 'missing', what, remedy }];
export const unknown = (what: string, remedy: string): Finding[] => [{ state: 'unknown', what, remedy }];
