import type { Container } from '../store/container.ts';
import type { Condition, Scope } from '../store/scope.ts';
import type { PathConditions } from './conjuncts.ts';
import type { Continuation } from './continuation.ts';
import type { QuerySpec } from './query-spec.ts';

/** One page of a query's result. */
export interface Page {
  /** The JSON text of each row. */
  rows: string[];
  /** Documents that were looked at. */
  scanned: number;
  continuation: Continuation | undefined;
  /** Of an ordered page: whether items with the same values come with the newest first. */
  ridsDescend?: boolean;
}

/** What the ways of executing a query need to know. */
export interface Execution extends QuerySpec, PathConditions {
  container: Container;
  within: Scope;
  filter: Condition;
  now: number;
  most: number;
  resume: Continuation;
}

/** A page ends with the row that takes it over this size. */
export const LARGEST_PAGE = 3_500_000;
