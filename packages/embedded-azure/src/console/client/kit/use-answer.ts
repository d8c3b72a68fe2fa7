import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './ask.ts';

export interface Answered<T> {
  /** The last answer, kept while the next one is awaited and after a fault. */
  value: T | undefined;
  fault: string | undefined;
  isLoading: boolean;
  /** Asks again now. */
  again: () => void;
}

/**
 * Asks the console's server when the path changes, and again from time to time.
 *
 * @param path below `/api`; undefined asks nothing
 * @param everyMs 0 asks only once; a hidden page doesn't ask again
 */
export function useAnswer<T>(path: string | undefined, everyMs = 0): Answered<T> {
  const [state, setState] = useState<{ path?: string; value?: T; fault?: string }>({});
  const [round, setRound] = useState(0);
  const running = useRef<AbortController>(undefined);
  const again = useCallback(() => {
    // What was asked before may be answered with what was so then.
    running.current?.abort();
    setRound((last) => last + 1);
  }, []);
  useEffect(() => {
    if (path === undefined) return;
    const asking = new AbortController();
    running.current?.abort();
    running.current = asking;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isFirst = true;
    const next = async () => {
      try {
        if (!document.hidden || isFirst) {
          isFirst = false;
          const value = await ask<T>(path, asking.signal);
          if (!asking.signal.aborted) setState({ path, value });
        }
      } catch (error) {
        const fault = error instanceof Error ? error.message : String(error);
        if (!asking.signal.aborted) setState((last) => (last.path === path ? { ...last, fault } : { path, fault }));
      }
      if (everyMs > 0 && !asking.signal.aborted) timer = setTimeout(next, everyMs);
    };
    void next();
    return () => {
      asking.abort();
      clearTimeout(timer);
    };
  }, [path, everyMs, round]);
  const isCurrent = state.path === path;
  return {
    value: isCurrent ? state.value : undefined,
    fault: isCurrent ? state.fault : undefined,
    isLoading: path !== undefined && !isCurrent,
    again,
  };
}
