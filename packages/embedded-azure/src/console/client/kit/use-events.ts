import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * Follows a stream of server-sent events, and connects again when it is lost.
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
    const source = new EventSource(`/api${path}`);
    source.onopen = () => setState({ isOpen: true, fault: undefined });
    source.onerror = () => setState((last) => ({ ...last, isOpen: false }));
    source.onmessage = ({ data }) => taking.current(JSON.parse(data));
    source.addEventListener('fault', ({ data }) => setState({ isOpen: false, fault: JSON.parse(data).message }));
    return () => source.close();
  }, [path]);
  return state;
}
