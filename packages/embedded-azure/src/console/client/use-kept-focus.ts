import { useEffect } from 'preact/hooks';

/**
 * Keeps the focus near its place when what has it goes away: a row that was removed, a button that an answer took away. It
 * moves to the nearest section around it that is still there; otherwise it would be nowhere, and a screen reader at the top.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      around = [];
      for (let one = target instanceof Element ? target : null; one !== null; one = one.parentElement) around.push(one);
    };
    const keep = () => {
      const [last] = around;
      if (last === undefined || last.isConnected || document.activeElement !== document.body) return;
      const place = around.find((one) => one.isConnected && one.matches(PLACES)) ?? document.querySelector('main');
      around = [];
      if (!(place instanceof HTMLElement)) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const changes = new MutationObserver(keep);
    changes.observe(document.body, { childList: true, subtree: true });
    addEventListener('focusin', remember);
    return () => {
      changes.disconnect();
      removeEventListener('focusin', remember);
    };
  }, []);
}

/** What has a name that a screen reader says, or is the whole page. What was above it, as the list of faults, has none. */
const PLACES = 'section, article, aside, form[aria-label], main';
