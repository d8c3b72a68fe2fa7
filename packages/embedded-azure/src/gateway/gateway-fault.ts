/**
 * Ends the processing of a request. It becomes `context.LastError` in the on-error section, with the names of
 * https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies.
 */
export class GatewayFault extends Error {
  override name = 'GatewayFault';
  /** The policy or built-in step that failed. */
  readonly source: string;
  readonly reason: string;
  /** The caller's status, unless on-error sets another one. */
  readonly status: number;
  /** The answer's headers in lower case, unless on-error sets others. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(fault: {
    source: string;
    reason: string;
    status: number;
    message: string;
    headers?: Readonly<Record<string, string>>;
    cause?: unknown;
  }) {
    super(fault.message, { cause: fault.cause });
    this.headers = fault.headers ?? {};
    this.source = fault.source;
    this.reason = fault.reason;
    this.status = fault.status;
  }
}
