/** Waits for work that can't be stopped. @throws the reason of the signal, as soon as it comes; the work then ends unheard */
export function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  work.catch(() => undefined);
  return Promise.race([work, promise]);
}
