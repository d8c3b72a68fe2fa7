import type { RuntimeStatus } from '../store/instance-record.ts';

/** The caller's request is invalid: an unknown function, or an id that is not allowed. */
export class ArgumentError extends Error {
  override name = 'ArgumentError';
}

/** An unfinished instance has that id. */
export class InstanceExistsError extends Error {
  override name = 'InstanceExistsError';

  constructor(status: RuntimeStatus) {
    super(existsAlready(status));
  }
}

/** DurableTask.AzureStorage's OrchestrationAlreadyExistsException. */
export function existsAlready(status: RuntimeStatus): string {
  return `An Orchestration instance with the status ${status} already exists.`;
}

/** No instance has that id. */
export class UnknownInstanceError extends Error {
  override name = 'UnknownInstanceError';

  constructor(instanceId: string) {
    super(`No instance with ID '${instanceId}' found.`);
  }
}
