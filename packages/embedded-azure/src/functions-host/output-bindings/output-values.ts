import type { TypedData } from '../invocation.ts';

/**
 * The values that one output stands for, after FunctionBinding.ReadAsEnumerable of azure-functions-host: an array is
 * one value per element, also when it comes as JSON text; a text that looks like an object is that object.
 *
 * @returns none for nothing; bytes as Uint8Array, everything else as JSON has it
 * @throws SyntaxError for a text in braces or brackets that is no JSON
 */
export function outputValues(data: TypedData): unknown[] {
  const value = unwrapped(data);
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string' || !looksLikeJson(value)) return [value];
  const parsed: unknown = JSON.parse(value);
  return Array.isArray(parsed) ? parsed : [parsed];
}

/**
 * The text that .NET makes of a value: objects as indented JSON (JToken.ToString), truth values with a capital.
 */
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

/** Utility.IsJson of azure-functions-host, which looks at the ends only. */
function looksLikeJson(text: string): boolean {
  const trimmed = text.trim();
  return (trimmed.startsWith('{') && trimmed.endsWith('}')) || (trimmed.startsWith('[') && trimmed.endsWith(']'));
}
