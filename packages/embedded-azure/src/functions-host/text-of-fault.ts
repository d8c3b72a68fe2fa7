/** Converts a thrown value to text for a log line, because libraries also throw plain objects. */
export function textOfFault(fault: unknown): string {
  if (fault instanceof Error) return fault.message;
  if (typeof fault !== 'object' || fault === null) return String(fault);
  if ('message' in fault && typeof fault.message === 'string' && fault.message !== '') return fault.message;
  try {
    return JSON.stringify(fault);
  } catch {
    return 'something that is no error was thrown'; // such as an object that holds itself
  }
}
