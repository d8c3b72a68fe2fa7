/**
 * The code that programs compare: the system's code, or the name of the error. The `code` of a `DOMException` is an old
 * number, so its name is used (23 is `TimeoutError`).
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  if (Array.isArray((error as { issues?: unknown }).issues)) return 'unreadable';
  const { code } = error as { code?: unknown };
  const isCode = typeof code === 'string' || (typeof code === 'number' && !(error instanceof DOMException));
  return isCode ? String(code) : error.name;
}
