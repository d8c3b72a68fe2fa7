import type { Rejection } from '../domain/rejection.ts';

/** What operators do with the messages that consumers set aside. */
export interface RejectionsAdmin {
  /** All that are there, the oldest first. */
  all(): Promise<Rejection[]>;

  forget(rejection: Rejection): Promise<void>;
}
