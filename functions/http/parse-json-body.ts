import { createHash } from 'node:crypto';
import { Problem, type ProblemDetail } from '../../shared/problems.ts';
import { findRepeatedNames } from './find-repeated-names.ts';
import { findTextFaults } from './find-text-faults.ts';

export interface JsonBody {
  json: unknown;
  /** Text faults that no body may have. */
  faults: ProblemDetail[];
  /** The same for every repetition of a request. */
  fingerprint: string;
}

/**
 * Parses the JSON of a body, or of a record of an import.
 *
 * @throws Problem malformed_json; validation_failed if the meaning is unclear, because a name is repeated in one object
 * or the nesting is too deep
 */
export function parseJsonBody(bytes: Uint8Array): JsonBody {
  const { text, json } = parseJson(bytes);
  const repeated = findRepeatedNames(text).map((path) => ({ path, message: 'is given more than once' }));
  if (repeated.length > 0) throw new Problem('validation_failed', { details: repeated });
  return toJsonBody(json);
}

/** @throws Problem validation_failed if the nesting is too deep */
export function toJsonBody(json: unknown): JsonBody {
  const faults = findTextFaults(json);
  if (faults === undefined) {
    throw new Problem('validation_failed', { details: [{ path: '', message: 'is nested too deeply' }] });
  }
  return { json, faults, fingerprint: fingerprintOf(json) };
}

function parseJson(bytes: Uint8Array): { text: string; json: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, json: JSON.parse(text) };
  } catch {
    throw new Problem('malformed_json');
  }
}

/** SHA-256 of a JSON value; the order of its keys makes no difference. */
export function fingerprintOf(json: unknown): string {
  return createHash('sha256').update(canonicalize(json)).digest('base64url');
}

function canonicalize(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalize(field)}`).join(',')}}`;
}
