import type { Rejection } from '../domain/rejection.ts';

/** A record that can't be read, with the field that is wrong. */
export interface UnreadableRejection {
  id: string;
  consumer: string;
  fault: string;
}

/** What operators do with the messages that consumers set aside. */
export interface RejectionsAdmin {
  /** All that are there, the oldest first. */
  list(): Promise<{ rejections: Rejection[]; unreadable: UnreadableRejection[] }>;

  forget(rejection: Pick<Rejection, 'id' | 'consumer'>): Promise<void>;
}
