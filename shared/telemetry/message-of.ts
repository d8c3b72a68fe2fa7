interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/**
 * The message of an error, for one line of a log. For data that doesn't fit its schema, it is the first wrong field and
 * the number of others; the library would print JSON over many lines.
 */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).trim();
  const { issues } = error as { issues?: readonly Issue[] };
  const [first, ...more] = Array.isArray(issues) ? issues : [];
  if (first === undefined) return error.message.trim();
  const field = first.path.join('.') || 'the whole';
  return `${field}: ${first.message}${more.length === 0 ? '' : `, and ${more.length} more`}`;
}
