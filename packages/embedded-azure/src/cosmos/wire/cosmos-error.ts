/** An error in the service's form: `{ code, message }` with a status and a sub-status. */
export class CosmosError extends Error {
  override name = 'CosmosError';
  readonly status: number;
  readonly code: string;
  readonly substatus: number;
  readonly headers: Record<string, string>;
  /** Further members of the body. */
  readonly details: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { substatus?: number; headers?: Record<string, string>; details?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.substatus = more.substatus ?? 0;
    this.headers = more.headers ?? {};
    this.details = more.details ?? {};
  }
}

export const PARTITION_KEY_MISMATCH = 1001;
export const RANGE_GONE = 1002;
export const OWNER_NOT_FOUND = 1003;
export const CROSS_PARTITION_NOT_SERVABLE = 1004;
export const CONDITION_NOT_MET = 1110;
export const REQUEST_RATE_LARGE = 3200;

export const badRequest = (message: string, substatus = 0): CosmosError =>
  new CosmosError(400, 'BadRequest', message, { substatus });

export const notFound = (): CosmosError =>
  new CosmosError(404, 'NotFound', 'Entity with the specified id does not exist in the system.');

/** The database or the container of an operation on items does not exist. */
export const ownerNotFound = (): CosmosError =>
  new CosmosError(404, 'NotFound', 'Owner resource does not exist', { substatus: OWNER_NOT_FOUND });

export const conflict = (message = 'Entity with the specified id already exists in the system.'): CosmosError =>
  new CosmosError(409, 'Conflict', message);

export const preconditionFailed = (substatus = 0): CosmosError =>
  new CosmosError(
    412,
    'PreconditionFailed',
    'Operation cannot be performed because one of the specified precondition is not met',
    { substatus },
  );

export const tooLarge = (): CosmosError => new CosmosError(413, 'RequestEntityTooLarge', 'Request size is too large');

/** @param retryAfterMs how long the client has to wait at least */
export const tooManyRequests = (retryAfterMs: number): CosmosError =>
  new CosmosError(
    429,
    'TooManyRequests',
    'Request rate is large. More Request Units may be needed, so no changes were made. Please retry this request later.',
    { substatus: REQUEST_RATE_LARGE, headers: { 'x-ms-retry-after-ms': String(retryAfterMs) } },
  );

/** The request is valid, but the service can't process it now. */
export const serviceUnavailable = (reason: string): CosmosError =>
  new CosmosError(503, 'ServiceUnavailable', `Service is currently unavailable. ${reason}`);

/** A feature of Azure that this emulation lacks, refused by name. */
export const unsupported = (feature: string): CosmosError =>
  new CosmosError(501, 'NotImplemented', `${feature} is not supported by the embedded Cosmos DB.`);
