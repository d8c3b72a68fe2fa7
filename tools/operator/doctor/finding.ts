import type { OperatorPorts } from '../operator-ports.ts';

/** What the doctor found out about one thing that orders need. */
export interface Finding {
  /** `unknown`: nothing was given to check. `failed`: the check could not be made. */
  state: 'well' | 'missing' | 'unknown' | 'failed';
  /** One line that says what works, or what is wrong. */
  what: string;
  /** What to do about it. */
  remedy?: string;
}

/** Which stack is examined: that of `npm start`, or one in Azure. They have other remedies. */
export type Place = 'local' | 'azure';

export interface Check {
  /** The subject of the check, to name it if the check fails. */
  subject: string;
  run(ports: OperatorPorts, place: Place): Promise<Finding[]>;
}

export const well = (what: string): Finding[] => [{ state: 'well', what }];
export const missing = (what: string, remedy: string): Finding[] => [{ state: 'missing', what, remedy }];
export const unknown = (what: string, remedy: string): Finding[] => [{ state: 'unknown', what, remedy }];
