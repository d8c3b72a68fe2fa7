/** Rejects if `work` takes longer, and leaves it alone: what it still does happens. */
export async function requireWithin<T>(deadlineMs: number, what: string, work: Promise<T>): Promise<T> {
  const { promise: deadline, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${deadlineMs} ms: ${what}`)), deadlineMs);
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
