import type { Span } from './ast.ts';

/** One thing that is wrong with a query, as Azure tells it. */
export interface SqlFault {
  /** `SC1001` for syntax; undefined where Azure gives none. */
  code: string | number | undefined;
  message: string;
  /** Where in the text. */
  at: Span | undefined;
}

/** A query that can't be run: a fault of syntax, an unknown name, or what Azure or this engine does not support. */
export class SqlError extends Error {
  override name = 'SqlError';
  readonly faults: readonly SqlFault[];

  constructor(fault: string | readonly SqlFault[]) {
    const faults = typeof fault === 'string' ? [{ code: 'SC1001', message: fault, at: undefined }] : fault;
    super(faults.map(({ message }) => message).join(' '));
    this.faults = faults;
  }
}

export const sqlFault = (code: string | number | undefined, message: string, at?: Span): SqlError =>
  new SqlError([{ code, message, at }]);
