import type { TypedData } from '../invocation.ts';

/**
 * The values of one output, like FunctionBinding.ReadAsEnumerable of azure-functions-host: an array has one value per
 * element, also as JSON text; a text that looks like an object becomes that object.
 *
 * @returns nothing for null; bytes as Uint8Array, everything else as in JSON
 * @throws SyntaxError for a text in braces or brackets that is not JSON
 */
export function outputValues(data: TypedData): unknown[] {
  const value = unwrapped(data);
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string' || !looksLikeJson(value)) return [value];
  const parsed: unknown = JSON.parse(value);
  return Array.isArray(parsed) ? parsed : [parsed];
}

/** Converts a value to text like .NET: objects as indented JSON (JToken.ToString), booleans with a capital letter. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value, null, 2);
}

function unwrapped(data: TypedData): unknown {
  if (data.json !== undefined) return JSON.parse(data.json);
  return data.string ?? data.bytes ?? data.int ?? data.double;
}

/** Utility.IsJson of azure-functions-host, which checks only the ends. */
function looksLikeJson(text: string): boolean {
  const trimmed = text.trim();
  return (trimmed.startsWith('{') && trimmed.endsWith('}')) || (trimmed.startsWith('[') && trimmed.endsWith(']'));
}
