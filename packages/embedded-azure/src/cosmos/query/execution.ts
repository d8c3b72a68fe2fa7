import type { Container } from '../store/container.ts';
import type { Filter, Scope } from '../store/scope.ts';
import type { PathConditions } from './conjuncts.ts';
import type { Continuation } from './continuation.ts';
import type { QuerySpec } from './query-spec.ts';

/** One page of a query's result. */
export interface Page {
  /** The JSON text of each row. */
  rows: string[];
  /** Documents that were read. */
  scanned: number;
  continuation: Continuation | undefined;
  /** For an ordered page: whether items with equal values have the newest first. */
  ridsDescend?: boolean;
}

/** The input of all ways to execute a query. */
export interface Execution extends QuerySpec, PathConditions {
  container: Container;
  within: Scope;
  filter: Filter;
  now: number;
  most: number;
  resume: Continuation;
}

/** A page ends with the row that exceeds this size. */
export const LARGEST_PAGE = 3_500_000;
