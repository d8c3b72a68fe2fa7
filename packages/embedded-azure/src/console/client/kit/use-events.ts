import { useEffect, useRef, useState } from 'preact/hooks';

const AGAIN_MS = 2_000;
const REFUSED = 'The console doesn’t open this stream now. It is tried again every two seconds.';

/**
 * Follows a stream of server-sent events, and connects again when it is lost or refused.
 *
 * @param path below `/api`; undefined follows nothing
 * @returns whether the stream is open, and what it last failed with
 */
export function useEvents<T>(
  path: string | undefined,
  take: (event: T) => void,
): { isOpen: boolean; fault: string | undefined } {
  const [state, setState] = useState<{ isOpen: boolean; fault: string | undefined }>({
    isOpen: false,
    fault: undefined,
  });
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    if (path === undefined) return;
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource(`/api${path}`);
      source.onopen = () => setState({ isOpen: true, fault: undefined });
      source.onerror = () => {
        const isRefused = source.readyState === EventSource.CLOSED;
        setState((last) => ({ isOpen: false, fault: last.fault ?? (isRefused ? REFUSED : undefined) }));
        // The browser tries a lost stream again by itself, but not a refused one.
        if (isRefused) timer = setTimeout(open, AGAIN_MS);
      };
      source.onmessage = ({ data }) => taking.current(JSON.parse(data));
      source.addEventListener('fault', ({ data }) => setState({ isOpen: false, fault: JSON.parse(data).message }));
    };
    open();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [path]);
  return state;
}
