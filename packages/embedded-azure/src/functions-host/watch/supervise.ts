import { AppFiles } from './app-files.ts';
import { HostChild } from './host-child.ts';

export interface SupervisorOptions {
  /** The host's main program. */
  program: string;
  /** Its parameters, without `--watch`. */
  parameters: string[];
  scriptRoot: string;
  /** Ends the host, and the supervision. */
  signal: AbortSignal;
  log(message: string): void;
  /** Is told the port whenever a host is ready. */
  onReady(port: number): void;
}

/**
 * Runs the host in a child process, and restarts it when the app's files change, with the same port and state, so that
 * orchestrations continue. If the app can't start, or ends by itself, the next change starts it again. Resolves when
 * the signal has aborted and the host has stopped.
 */
export async function supervise(options: SupervisorOptions): Promise<void> {
  const { program, parameters, scriptRoot, signal, log } = options;
  const files = new AppFiles(scriptRoot);
  const { promise: aborted, resolve } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve(), { once: true });
  let port: number | undefined;

  while (!signal.aborted) {
    const fingerprint = files.fingerprint();
    const pinned = port === undefined ? [] : ['--port', String(port)];
    const host = new HostChild(program, [...parameters, ...pinned], (bound) => {
      port = bound;
      options.onReady(bound);
    });
    const waiting = new AbortController();
    const changed = files.changedFrom(fingerprint, AbortSignal.any([signal, waiting.signal]));
    const first = await Promise.race([
      changed.then(() => 'changed' as const),
      host.exited.then(() => 'ended' as const),
      aborted,
    ]);
    if (first === 'ended' && !signal.aborted) {
      log('The app has ended. It is started again when its files change.');
      await Promise.race([changed, aborted]);
    }
    waiting.abort();
    if (!signal.aborted) log('The app’s files have changed: it is started again.');
    if (first !== 'ended') await host.stop();
  }
}
