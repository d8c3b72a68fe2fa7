import type { PartnerId } from '../domain/ids.ts';

/** Calls an instance of the app to look for orders that wait, at a time. */
export interface AdmissionCalls {
  /** Asked for again for the same partner and time, it is one call. */
  callAt(partnerId: PartnerId, at: Date): Promise<void>;
}
