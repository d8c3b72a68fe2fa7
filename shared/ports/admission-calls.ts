import type { PartnerId } from '../domain/ids.ts';

/** Schedules calls that make an instance of the app look for waiting orders. */
export interface AdmissionCalls {
  /** Several requests for the same partner and time result in one call. */
  callAt(partnerId: PartnerId, at: Date): Promise<void>;
}
