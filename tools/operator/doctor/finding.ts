import type { OperatorPorts } from '../operator-ports.ts';

/** What the doctor found out about one thing that an order needs. */
export interface Finding {
  /** `unknown`: it can't be seen with these rights or from this machine. */
  state: 'well' | 'missing' | 'unknown';
  /** One line: what is so, or what is wrong. */
  what: string;
  /** What to do about it. */
  remedy?: string;
}

export interface Check {
  /** What it looks at, to name it when it fails. */
  subject: string;
  run(ports: OperatorPorts): Promise<Finding[]>;
}

export const well = (what: string): Finding[] => [{ state: 'well', what }];
export const missing = (what: string, remedy: string): Finding[] => [{ state: 'missing', what, remedy }];
export const unknown = (what: string, remedy: string): Finding[] => [{ state: 'unknown', what, remedy }];
