import type { Span } from './ast.ts';

/** One fault in a query, as Azure reports it. */
export interface SqlFault {
  /** `SC1001` for syntax; undefined if Azure has none. */
  code: string | number | undefined;
  message: string;
  /** The position in the text. */
  at: Span | undefined;
}

/** A query that can't run: wrong syntax, an unknown name, or something that Azure or this engine does not support. */
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
