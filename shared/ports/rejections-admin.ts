import type { Rejection } from '../domain/rejection.ts';

/** A record that can't be read, with the wrong field. */
export interface UnreadableRejection {
  id: string;
  consumer: string;
  fault: string;
}

/** The operators' access to the messages that consumers set aside. */
export interface RejectionsAdmin {
  /** Lists all records, the oldest first. */
  list(): Promise<{ rejections: Rejection[]; unreadable: UnreadableRejection[] }>;

  /** How many `list` would find. */
  count(): Promise<number>;

  forget(rejection: Pick<Rejection, 'id' | 'consumer'>): Promise<void>;
}
