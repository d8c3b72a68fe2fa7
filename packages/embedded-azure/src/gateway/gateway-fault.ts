/**
 * What ends the way of a request through its policies: the `context.LastError` of the on-error section, with the names
 * of https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies.
 */
export class GatewayFault extends Error {
  override name = 'GatewayFault';
  /** The policy or built-in step that failed. */
  readonly source: string;
  readonly reason: string;
  /** The status that the caller gets if on-error doesn't say another. */
  readonly status: number;
  /** Those of the answer if on-error doesn't say another, in lower case. */
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
