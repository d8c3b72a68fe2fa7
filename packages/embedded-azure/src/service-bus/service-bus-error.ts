/** A refusal in AMQP's form: a condition for links and dispositions, and the HTTP-like status of `$management`. */
export class ServiceBusError extends Error {
  override name = 'ServiceBusError';
  readonly condition: string;
  readonly status: number;

  constructor(condition: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.condition = condition;
    this.status = status;
  }
}

/** The service's own conditions. The official clients convert them to their error codes. */
export const refusals = {
  lockLost: () =>
    new ServiceBusError(
      'com.microsoft:message-lock-lost',
      410,
      'The lock supplied is invalid. Either it expired, or the message was already removed from the queue.',
    ),
  sessionLockLost: (sessionId: string) =>
    new ServiceBusError(
      'com.microsoft:session-lock-lost',
      410,
      `The session lock has expired on the session with the id '${sessionId}'.`,
    ),
  sessionCannotBeLocked: (sessionId: string) =>
    new ServiceBusError(
      'com.microsoft:session-cannot-be-locked',
      410,
      `The session '${sessionId}' cannot be accepted: another receiver has locked it.`,
    ),
  timeout: () =>
    new ServiceBusError('com.microsoft:timeout', 408, 'The operation did not complete within the allotted timeout.'),
  messageNotFound: (sequenceNumber: number, state: string) =>
    new ServiceBusError(
      'com.microsoft:message-not-found',
      404,
      `No ${state} message has the sequence number ${sequenceNumber}.`,
    ),
  entityNotFound: (path: string) =>
    new ServiceBusError('amqp:not-found', 404, `The messaging entity '${path}' could not be found.`),
  entityExists: (path: string) =>
    new ServiceBusError('com.microsoft:entity-already-exists', 409, `The messaging entity '${path}' already exists.`),
  detached: (path: string) =>
    new ServiceBusError('amqp:link:detach-forced', 500, `The link is detached by the broker: '${path}' was changed.`),
  ruleExists: (name: string, path: string) =>
    new ServiceBusError(
      'com.microsoft:entity-already-exists',
      409,
      `The messaging entity '${path}/Rules/${name}' already exists.`,
    ),
  ruleNotFound: (name: string, path: string) =>
    new ServiceBusError('amqp:not-found', 404, `The messaging entity '${path}/Rules/${name}' could not be found.`),
  notAllowed: (reason: string) => new ServiceBusError('amqp:not-allowed', 400, reason),
  unauthorized: (reason: string) => new ServiceBusError('amqp:unauthorized-access', 401, reason),
  tooLarge: (size: number, limit: number) =>
    new ServiceBusError(
      'amqp:link:message-size-exceeded',
      400,
      `The message has ${size} bytes, but this link takes at most ${limit}.`,
    ),
  undecodable: (cause: unknown) =>
    new ServiceBusError('amqp:decode-error', 400, 'The message is not valid AMQP 1.0.', { cause }),
  tooMany: (most: number) =>
    new ServiceBusError('amqp:resource-limit-exceeded', 403, `More than ${most} sessions and links are open.`),
  badRequest: (reason: string) => new ServiceBusError('com.microsoft:argument-error', 400, reason),
  notSupported: (what: string) =>
    new ServiceBusError('amqp:not-implemented', 501, `The embedded Service Bus does not support ${what}.`),
} as const;
