/**
 * What programs compare of an error: the system's code, or what kind of error it is. A `DOMException` has a number from
 * before there were names: its name says more (`TimeoutError` is 23).
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  if (Array.isArray((error as { issues?: unknown }).issues)) return 'unreadable';
  const { code } = error as { code?: unknown };
  const isCode = typeof code === 'string' || (typeof code === 'number' && !(error instanceof DOMException));
  return isCode ? String(code) : error.name;
}
