import type { Rejection } from '../domain/rejection.ts';

export interface Rejections {
  /** Keeps a record until an operator deals with it. Told twice it keeps one. */
  add(rejection: Rejection): Promise<void>;
}
