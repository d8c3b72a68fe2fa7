import type { Refusal } from '../../shared/domain/import-record.ts';
import type { Problem, ProblemCode } from '../../shared/problems.ts';

/** A report stays readable, and small. */
const LONGEST_MESSAGE = 1_000;

/** Where the sentence of the API is about a request. */
const ofLines: Partial<Record<ProblemCode, string>> = {
  malformed_json: 'The line is not valid JSON in UTF-8.',
  payload_too_large: 'The line is longer than 64 KiB.',
  idempotency_key_invalid: 'The key of the order must be 1 to 255 visible ASCII characters.',
  idempotency_key_reused: 'The key of the order was already used with a different order.',
};

export function toRefusal(line: number, { code, message: title, details }: Problem): Refusal {
  const faults = details.map(({ path, message }) => (path === '' ? message : `${path} ${message}`)).join('; ');
  const message = faults === '' ? (ofLines[code] ?? title) : faults;
  return { line, code, message: message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message };
}
