import { CONFLICT, NOT_FOUND, PRECONDITION_FAILED, statusOf } from './status-code.ts';

/** Whether a create or replace failed because another writer was first. A container that is gone is an outage. */
export function isOvertaken(error: unknown, before: object | undefined): boolean {
  const codes = before === undefined ? [CONFLICT] : [PRECONDITION_FAILED, NOT_FOUND];
  return codes.includes(statusOf(error) ?? 0);
}
