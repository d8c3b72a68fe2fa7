interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/**
 * What an error says, for a line of a log. Of data that does not fit its schema: the first field that is at fault, and
 * how many more there are; the library says the same as JSON over many lines.
 */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).trim();
  const { issues } = error as { issues?: readonly Issue[] };
  const [first, ...more] = Array.isArray(issues) ? issues : [];
  if (first === undefined) return error.message.trim();
  const field = first.path.join('.') || 'the whole';
  return `${field}: ${first.message}${more.length === 0 ? '' : `, and ${more.length} more`}`;
}
