import type { Rejection } from '../domain/rejection.ts';

export interface Rejections {
  /** Keeps a record until an operator deals with it. A repeated record is stored once. */
  add(rejection: Rejection): Promise<void>;
}
