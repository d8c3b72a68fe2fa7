/** A signal to the whole process group also comes through npm. Within this time they count as one. */
const ONE_SIGNAL_MS = 1_000;

/** Is aborted by Ctrl-C, so that the command can end cleanly. A second Ctrl-C ends the process at once. */
export function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  let askedAt: number | undefined;
  const stop = (_name: string, number: number) => {
    askedAt ??= performance.now();
    stopping.abort();
    if (performance.now() - askedAt >= ONE_SIGNAL_MS) process.exit(128 + number);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  return stopping.signal;
}
